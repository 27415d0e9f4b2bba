/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.MockApnsProperties;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A fake for one class, and a context that Spring caches for the next class. */
@Execution(ExecutionMode.SAME_THREAD) // its fixtures share a static field
class CachedContextTest {

    @SpringBootTest
    @MockApns(WiringTest.APP)
    abstract static class ShortLived {

        @MockApns
        static MockApnsProperties apns;

        @DynamicPropertySource
        static void pushToTheFake(DynamicPropertyRegistry registry) {
            apns.export(registry::add);
        }

        @Test
        void test() {}
    }

    static class Earlier extends ShortLived {}

    static class Later extends ShortLived {}

    @Test
    void cached_context_of_an_earlier_fake_fails_with_the_remedy() {
        assertThat(failures(Earlier.class, Later.class))
                .singleElement()
                .asString()
                .contains(
                        "@MockApns on field CachedContextTest.ShortLived.apns: the properties in it were exported for")
                .contains("Write @MockApns(lifetime = RUN) on the class that declares the field");
    }

    @DirtiesContext
    abstract static class Fresh extends ShortLived {}

    static class EarlierFresh extends Fresh {}

    static class LaterFresh extends Fresh {}

    @Test
    void classes_with_their_own_contexts_may_have_their_own_fakes() {
        assertThat(failures(EarlierFresh.class, LaterFresh.class)).isEmpty();
    }

    private static List<Throwable> failures(Class<?> first, Class<?> second) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(first), selectClass(second))
                .enableImplicitConfigurationParameters(false)
                .execute()
                .allEvents()
                .failed()
                .stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
