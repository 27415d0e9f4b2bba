/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The settings that several annotations result in, without a fake. */
class DeclarationsTest {

    @MockApns(value = Pushes.TOPIC, lifetime = Lifetime.CLASS, productionPort = 2197, sandboxPort = 2198)
    static class Outer {

        @MockApns(productionPort = 0)
        static class AnyProductionPort {}

        @MockApns(lifetime = Lifetime.TEST)
        static class ForOneTest {}

        @MockApns(lifetime = Lifetime.TEST)
        static class ForOneTestButStatic {

            @MockApns
            static MockApnsProperties properties;
        }
    }

    @Test
    void a_port_that_is_left_out_is_that_of_the_class_around_it() {
        assertThat(declared(Outer.AnyProductionPort.class).settings().fixedPorts())
                .containsExactly(2198);
    }

    @Test
    void setting_without_annotation_is_the_default() {
        assertThat(declared(Outer.class).settings())
                .isEqualTo(new FakeSettings("", List.of(Pushes.TOPIC), UnknownTokenHandling.ACCEPT, false, 2197, 2198));
    }

    @Test
    void inner_lifetime_overrides_the_outer_one() {
        Declaration declaration = declared(Outer.ForOneTest.class);

        assertThat(declaration.lifetime()).isEqualTo(Lifetime.TEST);
        assertThat(declaration.settings().topics()).containsExactly(Pushes.TOPIC);
    }

    @Test
    void a_static_field_needs_a_fake_that_lives_as_long_as_the_class() {
        assertThat(declared(Outer.ForOneTestButStatic.class).lifetime()).isEqualTo(Lifetime.CLASS);
    }

    private static Declaration declared(Class<?> testClass) {
        List<Class<?>> classes = testClass == Outer.class ? List.of(Outer.class) : List.of(Outer.class, testClass);
        return Declarations.of(classes, Optional.empty()).required("", "test");
    }
}
