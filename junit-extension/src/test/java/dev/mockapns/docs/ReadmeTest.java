/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.junit.MockApns;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.OutputDirectoryProvider;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The README's test with a development build, which fails with the output on the page. */
class ReadmeTest {

    @MockApns("com.example.orders")
    static class DevelopmentBuildFixture {

        @Test
        void tells_the_customer(MockApnsServer apns, ApnsClient client) {
            Device phone = apns.device("Alice's iPhone").install("com.example.orders", SANDBOX);

            new OrderService(client).shipped("42", phone.token());

            assertThat(phone.inbox()).hasSize(1);
        }
    }

    @TempDir
    private Path published;

    @Test
    void readme_test_with_a_development_build_fails_as_shown() {
        Throwable failure = kit(DevelopmentBuildFixture.class)
                .outputDirectoryProvider(new Directories(published))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .findFirst()
                .flatMap(event -> event.getPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();

        assertThat(failure.getSuppressed())
                .filteredOn(suppressed -> suppressed.toString().contains("What the fake APNs saw"))
                .singleElement()
                .satisfies(exchanges -> Explained.on("README.md")
                        .shows("readme", "Suppressed: " + withoutDirectory(exchanges.toString())));
    }

    static Events run(Class<?> testClass) {
        return kit(testClass).execute().testEvents();
    }

    private static EngineTestKit.Builder kit(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass));
    }

    private String withoutDirectory(String text) {
        return text.replace(published.toString(), "…");
    }

    private record Directories(Path root) implements OutputDirectoryProvider {

        @Override
        public Path getRootDirectory() {
            return root;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            return root;
        }
    }
}
