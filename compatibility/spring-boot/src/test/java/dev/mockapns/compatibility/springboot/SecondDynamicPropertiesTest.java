/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

class SecondDynamicPropertiesTest extends DynamicPropertiesTest implements WiringTest {

    @Override
    public String wiring() {
        return "dynamic properties";
    }
}
