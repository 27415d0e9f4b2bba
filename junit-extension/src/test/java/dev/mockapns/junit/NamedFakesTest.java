/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.push;
import static dev.mockapns.junit.Pushes.seenBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.options.UnknownTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@MockApns(Pushes.TOPIC)
class NamedFakesTest {

    @Test
    void a_name_makes_a_second_fake(
            MockApnsServer apns,
            ApnsClient client,
            @MockApns(name = "second") MockApnsServer second,
            @MockApns(name = "second") ApnsClient clientOfSecond) {
        push(client, TOKEN);

        assertThat(seenBy(apns)).containsExactly(TOKEN);
        assertThat(seenBy(second)).isEmpty();

        push(clientOfSecond, TOKEN);

        assertThat(seenBy(second)).containsExactly(TOKEN);
    }

    @Test
    void settings_of_a_parameter_make_a_fake_for_its_test(
            @MockApns(unknownTokens = UnknownTokenHandling.REJECT) MockApnsServer apns, ApnsClient client) {
        assertThat(Pushes.rejection(client, TOKEN)).contains(KnownReason.BAD_DEVICE_TOKEN);
        assertThat(apns.options().devices().unknownTokens()).isEqualTo(UnknownTokens.REJECT);
    }

    @Test
    void without_broadcast_no_app_has_the_capability(MockApnsServer apns) {
        assertThat(apns.options().broadcast().capability()).isFalse();
    }

    @Test
    @RefusesStrangers
    void own_annotation_may_be_annotated_with_mock_apns(ApnsClient client) {
        assertThat(Pushes.rejection(client, TOKEN)).contains(KnownReason.BAD_DEVICE_TOKEN);
    }

    @Test
    void own_annotation_may_name_a_fake(@Voip MockApnsServer voip, @Voip ApnsClient client) {
        push(client, TOKEN);

        assertThat(seenBy(voip)).containsExactly(TOKEN);
    }

    @Nested
    @RefusesStrangers
    class In_a_nested_class {

        @Test
        void its_annotation_counts_first(ApnsClient client) {
            assertThat(Pushes.rejection(client, TOKEN)).contains(KnownReason.BAD_DEVICE_TOKEN);
        }

        @Test
        @MockApns(unknownTokens = UnknownTokenHandling.ACCEPT)
        void default_on_a_method_overrides_the_class(ApnsClient client) {
            assertThat(Pushes.rejection(client, TOKEN)).isEmpty();
        }

        @Test
        void default_on_a_parameter_overrides_the_class(
                @MockApns(unknownTokens = UnknownTokenHandling.ACCEPT) MockApnsServer apns, ApnsClient client) {
            assertThat(Pushes.rejection(client, TOKEN)).isEmpty();
        }

        @Nested
        @MockApns(unknownTokens = UnknownTokenHandling.ACCEPT)
        class Whose_annotation_says_the_default {

            @Test
            void it_counts_too(ApnsClient client) {
                assertThat(Pushes.rejection(client, TOKEN)).isEmpty();
            }
        }

        @Nested
        @MockApns
        class Whose_annotation_says_nothing {

            @Test
            void lifetime_of_the_enclosing_class_applies(ApnsClient client) {
                assertThat(Pushes.rejection(client, TOKEN)).contains(KnownReason.BAD_DEVICE_TOKEN);
            }
        }
    }

    @Nested
    @MockApns(broadcast = Toggle.ON)
    class With_broadcast {

        @Test
        void broadcast_of_an_outer_annotation_is_not_overridden(
                @MockApns(unknownTokens = UnknownTokenHandling.REJECT) MockApnsServer apns) {
            assertThat(apns.options().broadcast().capability()).isTrue();
            assertThat(apns.options().devices().unknownTokens()).isEqualTo(UnknownTokens.REJECT);
        }
    }

    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @MockApns(unknownTokens = UnknownTokenHandling.REJECT)
    @interface RefusesStrangers {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @MockApns(name = "voip")
    @interface Voip {}
}
