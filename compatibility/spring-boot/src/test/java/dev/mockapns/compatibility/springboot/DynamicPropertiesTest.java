/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import dev.mockapns.junit.Lifetime;
import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.MockApnsProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

// docs: dynamic-properties
@SpringBootTest
@MockApns(value = "com.example.orders", lifetime = Lifetime.RUN)
abstract class DynamicPropertiesTest {

    @MockApns
    static MockApnsProperties apns;

    @DynamicPropertySource
    static void pushToTheFake(DynamicPropertyRegistry registry) {
        apns.export(registry::add);
    }
}
// docs: end
