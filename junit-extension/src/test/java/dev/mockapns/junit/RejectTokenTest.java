/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static dev.mockapns.junit.Pushes.OTHER_TOKEN;
import static dev.mockapns.junit.Pushes.TOKEN;
import static dev.mockapns.junit.Pushes.rejection;
import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@MockApns
@RejectToken(value = OTHER_TOKEN, reason = TOO_MANY_REQUESTS)
class RejectTokenTest {

    @Test
    @RejectToken(TOKEN)
    void a_chosen_token_is_a_bad_one_unless_another_reason_is_named(ApnsClient client) {
        assertThat(rejection(client, TOKEN)).contains(BAD_DEVICE_TOKEN);
    }

    @Test
    void a_token_chosen_on_the_class_counts_for_every_test(ApnsClient client) {
        assertThat(rejection(client, OTHER_TOKEN)).contains(TOO_MANY_REQUESTS);
        assertThat(rejection(client, TOKEN)).isEmpty();
    }

    @Test
    @RejectToken(TOKEN)
    @RejectToken(value = OTHER_TOKEN, reason = UNREGISTERED)
    void several_may_be_chosen_and_the_nearest_counts(ApnsClient client) {
        assertThat(rejection(client, TOKEN)).contains(BAD_DEVICE_TOKEN);
        assertThat(rejection(client, OTHER_TOKEN)).contains(UNREGISTERED);
    }

    @Test
    @DeadPhone
    void own_annotation_may_be_annotated_with_mock_apns(ApnsClient client) {
        assertThat(rejection(client, TOKEN)).contains(UNREGISTERED);
    }

    @Nested
    class In_a_nested_class {

        @Test
        void settings_of_enclosing_classes_apply(ApnsClient client) {
            assertThat(rejection(client, OTHER_TOKEN)).contains(TOO_MANY_REQUESTS);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RejectToken(value = TOKEN, reason = UNREGISTERED)
    @interface DeadPhone {}
}
