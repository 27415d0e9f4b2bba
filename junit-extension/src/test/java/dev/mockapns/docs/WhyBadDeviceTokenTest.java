/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SigningKey;
import dev.mockapns.junit.MockApns;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.options.UnknownTokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Reproduces every cause of docs/why-bad-device-token.md and compares the explanation with the box on the page.
 */
@MockApns("com.example.orders")
@Execution(ExecutionMode.SAME_THREAD)
class WhyBadDeviceTokenTest {

    private static final String APP = "com.example.orders";
    private static final String PAGE = "docs/why-bad-device-token.md";

    @Test
    void reinstalled(MockApnsServer apns) {
        // docs: reinstalled
        Device phone = apns.device("Alice's iPhone").install(APP);
        DeviceToken stored = phone.token();
        apns.clock().advance(Duration.ofDays(3));
        phone.uninstall();
        apns.clock().advance(Duration.ofHours(2));
        phone.reinstall();

        push(apns, Environment.PRODUCTION, stored.hex(), APP);
        // docs: end

        assertThatThePageShows("reinstalled", apns);
    }

    @Test
    void notifications_off(MockApnsServer apns) {
        // docs: notifications-off
        Device phone = apns.device("Alice's iPhone").install(APP).disableNotifications();

        push(apns, Environment.PRODUCTION, phone.token().hex(), APP);
        // docs: end

        assertThatThePageShows("notifications-off", apns);
    }

    @Test
    void wrong_environment(MockApnsServer apns) {
        // docs: wrong-environment
        Device phone = apns.device("Alice's iPhone").install(APP, SANDBOX);

        push(apns, Environment.PRODUCTION, phone.token().hex(), APP);
        // docs: end

        assertThatThePageShows("wrong-environment", apns);
    }

    @Test
    void dev_bundle_id(MockApnsServer apns) {
        // docs: dev-bundle-id
        apns.team().app(APP).bundleId(SANDBOX, "com.example.orders.dev");
        Device phone = apns.device("Alice's iPhone").install(APP, SANDBOX);

        push(apns, SANDBOX, phone.token().hex(), APP);
        // docs: end

        assertThatThePageShows("dev-bundle-id", apns);
    }

    @Test
    void rotated(MockApnsServer apns) {
        // docs: rotated
        Device phone = apns.device("Alice's iPhone").install(APP);
        DeviceToken stored = phone.token();
        apns.clock().advance(Duration.ofDays(30));
        phone.rotateToken();

        push(apns, Environment.PRODUCTION, stored.hex(), APP);
        // docs: end

        assertThatThePageShows("rotated", apns);
    }

    @Test
    void expired(MockApnsServer apns) {
        // docs: expired
        Device phone = apns.device("Alice's iPhone").install(APP).expireToken();

        push(apns, Environment.PRODUCTION, phone.token().hex(), APP);
        // docs: end

        assertThatThePageShows("expired", apns);
    }

    @Test
    void wrong_topic(MockApnsServer apns) {
        // docs: wrong-topic
        apns.team().app("com.example.courier");
        Device phone = apns.device("Alice's iPhone").install(APP);

        push(apns, Environment.PRODUCTION, phone.token().hex(), "com.example.courier");
        // docs: end

        assertThatThePageShows("wrong-topic", apns);
    }

    @Test
    void alert_for_the_voip_topic_to_the_token_of_the_app_is_not_for_the_topic(
            MockApnsServer apns, @MockApns(localChecks = false) ApnsClient client) {
        Device phone = apns.device().install(APP);

        client.send(alertForVoip(phone)).join();

        assertThat(apns.journal().exchanges().get(0).rejected().reason())
                .isEqualTo(KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC);
    }

    @Test
    void alert_for_the_voip_topic_to_the_voip_token_has_an_invalid_push_type(
            MockApnsServer apns, @MockApns(localChecks = false) ApnsClient client) {
        Device phone = apns.device().install(APP + ".voip");

        client.send(alertForVoip(phone)).join();

        assertThat(apns.journal().exchanges().get(0).rejected().reason()).isEqualTo(KnownReason.INVALID_PUSH_TYPE);
    }

    private static Notification alertForVoip(Device phone) {
        return Notification.builder(phone.token(), APP + ".voip")
                .payload(Payload.alert("hello"))
                .pushType(PushType.ALERT)
                .build();
    }

    @Test
    void mangled(MockApnsServer apns) {
        // docs: mangled
        Device phone = apns.device("Alice's iPhone").install(APP);

        push(apns, Environment.PRODUCTION, phone.token().hex().substring(0, 63), APP);
        // docs: end

        assertThatThePageShows("mangled", apns);
    }

    @Test
    void never_issued(MockApnsServer apns) {
        // docs: never-issued
        apns.options(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)));

        push(apns, Environment.PRODUCTION, "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0", APP);
        // docs: end

        assertThatThePageShows("never-issued", apns);
    }

    private static void push(MockApnsServer apns, Environment environment, String token, String topic) {
        try (ApnsClient client = ApnsClient.builder()
                .server(apns.host(), apns.port(environment))
                .trust(apns.caCertificate())
                .signingKey(SigningKey.fromPem(
                        apns.key().p8(), apns.key().keyId(), apns.key().teamId()))
                .clock(apns.clock())
                .localChecks(false)
                .build()) {
            client.send(Notification.builder(token, topic)
                            .payload("{\"aps\":{\"alert\":\"Order 42 is on its way\"}}")
                            .expiration(apns.clock().instant().plus(Duration.ofDays(1)))
                            .build())
                    .join();
        }
    }

    private static void assertThatThePageShows(String name, MockApnsServer apns) {
        Explained.on(PAGE).shows(name, apns.journal().report());
    }
}
