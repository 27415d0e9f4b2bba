/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.server.MockApnsServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

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
                .isEqualTo(new FakeSettings(
                        "", List.of(Pushes.TOPIC), UnknownTokenHandling.ACCEPT, Toggle.OFF, 2197, 2198));
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

    @MockApns(
            value = Pushes.TOPIC,
            unknownTokens = UnknownTokenHandling.REJECT,
            broadcast = Toggle.ON,
            lifetime = Lifetime.TEST,
            productionPort = 2197,
            systemProperties = Toggle.ON)
    static class AllChosen {

        @MockApns(
                value = MockApns.ANY_TOPIC,
                unknownTokens = UnknownTokenHandling.ACCEPT,
                broadcast = Toggle.OFF,
                productionPort = 0,
                systemProperties = Toggle.OFF)
        static class BackToDefaults {}

        @MockApns(sandboxPort = 2198)
        static class OneMore {}
    }

    @MockApns(lifetime = Lifetime.CLASS, systemProperties = Toggle.ON)
    static class SharedProperties {

        @MockApns(systemProperties = Toggle.OFF)
        static class TakenBack {}
    }

    @Test
    void an_inner_annotation_goes_back_to_the_defaults() {
        Declaration inner = declared(AllChosen.class, AllChosen.BackToDefaults.class);

        assertThat(inner.settings().topics()).containsExactly(MockApns.ANY_TOPIC);
        assertThat(inner.settings().unknownTokens()).isEqualTo(UnknownTokenHandling.ACCEPT);
        assertThat(inner.settings().broadcast()).isEqualTo(Toggle.OFF);
        assertThat(inner.settings().fixedPorts()).isEmpty();
        assertThat(inner.systemProperties()).isFalse();
    }

    @Test
    void an_inner_annotation_inherits_what_it_leaves_out() {
        Declaration inner = declared(AllChosen.class, AllChosen.OneMore.class);

        assertThat(inner.settings())
                .isEqualTo(new FakeSettings(
                        "", List.of(Pushes.TOPIC), UnknownTokenHandling.REJECT, Toggle.ON, 2197, 2198));
        assertThat(inner.systemProperties()).isTrue();
    }

    @Test
    void any_topic_starts_a_fake_that_takes_every_topic() {
        FakeSettings settings =
                declared(AllChosen.class, AllChosen.BackToDefaults.class).settings();

        try (MockApnsServer apns = settings.start()) {
            assertThat(apns.device().install("org.anything").tokens()).hasSize(1);
        }
    }

    @Test
    void system_properties_of_a_shared_fake_cannot_be_taken_back() {
        assertThatThrownBy(() -> declared(SharedProperties.class, SharedProperties.TakenBack.class))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("systemProperties = OFF cannot take back the properties of class")
                .hasMessageContaining("Move the test to a class of its own");
    }

    @Test
    void any_topic_stands_alone() {
        assertThatThrownBy(() -> declared(TopicsBesideAny.class))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("ANY_TOPIC is listed with bundle ids");
    }

    @MockApns({Pushes.TOPIC, MockApns.ANY_TOPIC})
    static class TopicsBesideAny {}

    private static Declaration declared(Class<?> testClass) {
        return testClass.getEnclosingClass() == Outer.class
                ? declared(Outer.class, testClass)
                : declared(new Class<?>[] {testClass});
    }

    private static Declaration declared(Class<?>... classes) {
        return Declarations.of(List.of(classes)).required("", "test");
    }
}
