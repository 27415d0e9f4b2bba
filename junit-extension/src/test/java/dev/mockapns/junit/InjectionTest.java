/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Pushes.OTHER_TOKEN;
import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.TOPIC;
import static dev.mockapns.junit.Pushes.push;
import static dev.mockapns.junit.Pushes.seenBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockApns(TOPIC)
class InjectionTest {

    private final MockApnsServer ofConstructor;

    @MockApns
    private MockApnsServer ofField;

    @MockApns
    private ApnsClient clientOfField;

    InjectionTest(MockApnsServer apns) {
        this.ofConstructor = apns;
    }

    @BeforeEach
    void push_before_the_test(ApnsClient client) {
        push(client, OTHER_TOKEN);
    }

    @AfterEach
    void look_after_the_test(MockApnsServer apns) {
        assertThat(apns).isSameAs(ofConstructor);
    }

    @Test
    void fake_is_the_same_within_a_test(MockApnsServer apns) {
        assertThat(apns).isSameAs(ofConstructor).isSameAs(ofField);
    }

    @Test
    void a_client_pushes_to_the_fake_of_its_test(MockApnsServer apns, ApnsClient client) {
        assertThat(push(client, TOKEN).isAccepted()).isTrue();

        assertThat(seenBy(apns)).containsExactly(OTHER_TOKEN, TOKEN);
        assertThat(apns.journal().exchanges().get(1).request().environment()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void client_is_the_same_within_a_test(ApnsClient client) {
        assertThat(client).isSameAs(clientOfField);
    }

    @Test
    void client_can_connect_to_the_sandbox_listener(
            MockApnsServer apns, @MockApns(environment = Environment.SANDBOX) ApnsClient sandbox) {
        push(sandbox, TOKEN);

        assertThat(apns.journal().exchanges().get(1).request().environment()).isEqualTo(Environment.SANDBOX);
    }

    @Test
    void the_key_is_that_of_the_default_team(MockApnsServer apns, ProviderKey key) {
        assertThat(key).isEqualTo(apns.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void every_invocation_of_a_parameterized_test_has_its_own(String value, MockApnsServer apns) {
        assertThat(seenBy(apns)).containsExactly(OTHER_TOKEN);
    }

    @Nested
    class In_a_nested_class {

        @MockApns
        private MockApnsServer ofNestedField;

        @Test
        void the_fake_is_that_of_the_classes_around(MockApnsServer apns, ApnsClient client) {
            push(client, TOKEN);

            assertThat(apns).isSameAs(ofField).isSameAs(ofNestedField).isSameAs(ofConstructor);
            assertThat(seenBy(apns)).containsExactly(OTHER_TOKEN, TOKEN);
        }
    }
}
