/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import dev.mockapns.junit.Lifetime;
import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.Toggle;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@MockApns(value = WiringTest.APP, lifetime = Lifetime.RUN, systemProperties = Toggle.ON)
class SecondSystemPropertiesTest implements WiringTest {

    @Override
    public String wiring() {
        return "system properties";
    }
}
