/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.MockApnsProperties;
import dev.mockapns.server.MockApnsServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README's wiring of a Spring application, with stand-ins of the same shape for Spring's two types. */
class SpringWiringTest {

    interface DynamicPropertyRegistry {
        void add(String name, Supplier<Object> valueSupplier);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface DynamicPropertySource {}

    @MockApns("com.example.orders")
    static class ApplicationTest {

        // docs: spring
        @MockApns
        static MockApnsProperties apns;

        @DynamicPropertySource
        static void pushToTheFake(DynamicPropertyRegistry registry) {
            apns.export(
                    registry::add); // mockapns.host, mockapns.production.port, mockapns.ca.file, mockapns.key.file …
        }
        // docs: end

        private static final Map<String, Object> ENVIRONMENT = new HashMap<>();

        @BeforeAll
        static void spring_starts_the_application() {
            pushToTheFake((name, value) -> ENVIRONMENT.put(name, value.get()));
        }

        @Test
        void the_application_knows_where_to_push(MockApnsServer server) {
            assertThat(ENVIRONMENT)
                    .containsEntry("mockapns.host", server.host())
                    .containsEntry("mockapns.key.id", server.key().keyId());
        }
    }

    @Test
    void the_wiring_of_the_readme_works() {
        ReadmeTest.run(ApplicationTest.class)
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }
}
