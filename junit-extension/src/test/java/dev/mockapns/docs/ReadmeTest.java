/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.junit.MockApns;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The first screen of the README: the twin of the test on it, which fails with the output on it. */
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

    @Test
    void its_twin_with_a_development_build_fails_with_the_output_on_the_first_screen() {
        Throwable failure = run(DevelopmentBuildFixture.class).failed().stream()
                .findFirst()
                .flatMap(event -> event.getPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();

        assertThat(failure.getSuppressed())
                .filteredOn(suppressed -> suppressed.toString().contains("What the fake APNs saw"))
                .singleElement()
                .satisfies(exchanges -> Explained.on("README.md").shows("readme", "Suppressed: " + exchanges));
    }

    static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }
}
