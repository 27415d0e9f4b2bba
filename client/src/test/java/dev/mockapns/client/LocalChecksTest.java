/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.internal.checks.LocalChecks;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalChecksTest {

    private static final String TOKEN = "00fc13ad".repeat(8);
    private static final String TOPIC = "com.example.orders";

    @Test
    void a_good_push_passes() {
        assertPasses(notification());
    }

    @Test
    void a_token_that_is_not_hex_is_named_shortened() {
        assertFails(
                Notification.builder("00fc13ad".repeat(7) + "not hex!", TOPIC).payload("{}"),
                "The push was not sent. device token: \"00fc13ad…hex!\" with 64 characters (expected: an even number of"
                        + " hex digits, as the app's didRegisterForRemoteNotificationsWithDeviceToken prints them;"
                        + " usually 64)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com..example", "com.example.orders ", "注文"})
    void a_malformed_topic_is_refused(String topic) {
        assertThat(LocalChecks.check(
                        Notification.builder(TOKEN, topic).payload("{}").build()))
                .hasValueSatisfying(failure ->
                        assertThat(failure).hasMessageStartingWith("The push was not sent. topic: \"" + topic + "\""));
    }

    @Test
    void a_topic_of_a_pass_has_no_other_for_voip() {
        assertFails(
                Notification.builder(TOKEN, "pass.com.example.ticket")
                        .payload("{}")
                        .pushType(PushType.VOIP),
                "The push was not sent. topic: \"pass.com.example.ticket\" with push type voip (expected:"
                        + " a topic of an app, or another push type)");
    }

    @Test
    void topic_of_another_push_type_is_refused_with_the_right_one() {
        assertFails(
                notification().pushType(PushType.VOIP),
                "The push was not sent. topic: \"com.example.orders\" with push type voip (expected:"
                        + " \"com.example.orders.voip\", or another push type)");
    }

    @ParameterizedTest
    @EnumSource(PushType.class)
    void the_limit_of_the_payload_is_that_of_the_push_type(PushType type) {
        String topic = type == PushType.MDM ? "com.apple.mgmt.External.1" : TOPIC + type.topicSuffix();
        int limit = type.maxPayloadBytes();

        assertPasses(Notification.builder(TOKEN, topic).pushType(type).payload(new byte[limit]));
        assertFails(
                Notification.builder(TOKEN, topic).pushType(type).payload(new byte[limit + 7]),
                "The push was not sent. payload: " + (limit + 7) + " bytes (expected: at most " + limit
                        + " for push type " + type.wireText()
                        + "; it is 7 over. Shorten it, or let the app fetch the rest)");
    }

    @Test
    void an_empty_payload_is_refused() {
        assertFails(
                Notification.builder(TOKEN, TOPIC),
                "The push was not sent. payload: empty (expected: JSON, such as Payload.alert(\"…\"))");
    }

    @Test
    void a_background_push_at_priority_10_is_refused() {
        assertFails(
                notification().payload(Payload.background()).priority(Priority.IMMEDIATE),
                "The push was not sent. priority: 10 with push type background (expected: 5,"
                        + " Priority.CONSERVE_POWER, which Apple requires for background pushes)");
    }

    @Test
    void a_collapse_id_is_counted_in_bytes() {
        assertPasses(notification().collapseId("é".repeat(32)));
        assertThat(LocalChecks.check(notification().collapseId("é".repeat(33)).build()))
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("has 66 bytes"));
    }

    @Test
    void an_expiration_before_1970_is_refused() {
        assertFails(
                notification().expiration(Instant.ofEpochSecond(-1)),
                "The push was not sent. expiration: 1969-12-31T23:59:59Z (expected: an instant after 1970, or"
                        + " neverStored() for a single attempt)");
    }

    @Test
    void header_fields_set_explicitly_are_not_checked() {
        assertPasses(Notification.builder("zz", "")
                .payload("{}")
                .withoutHeader("apns-topic")
                .header(":path", "/3/device/"));
    }

    @Test
    void a_failed_check_fails_the_future_before_anything_is_connected() {
        try (ApnsClient client = ApnsClient.builder().server("127.0.0.1", 1).build()) {
            Assertions.assertThatThrownBy(() -> client.send(Notification.builder("zz", TOPIC)
                                    .payload("{}")
                                    .build())
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(LocalCheckException.class)
                    .matches(failure -> !((ApnsException) failure).isSafeToSendAgain());
        }
    }

    private static NotificationBuilder notification() {
        return Notification.builder(TOKEN, TOPIC).payload(Payload.alert("Hello"));
    }

    private static void assertPasses(NotificationBuilder notification) {
        assertThat(LocalChecks.check(notification.build())).isEmpty();
    }

    private static void assertFails(NotificationBuilder notification, String message) {
        assertThat(LocalChecks.check(notification.build()))
                .hasValueSatisfying(failure -> assertThat(failure).hasMessage(message));
    }
}
