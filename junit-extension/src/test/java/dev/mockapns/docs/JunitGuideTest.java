/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;
import static dev.mockapns.protocol.Priority.CONSERVE_POWER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SendResult;
import dev.mockapns.client.SigningKey;
import dev.mockapns.junit.ClientClock;
import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.MockApnsExtension;
import dev.mockapns.junit.MockApnsProperties;
import dev.mockapns.junit.RejectToken;
import dev.mockapns.junit.Toggle;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.cause.DeviceTokenCause;
import dev.mockapns.server.cause.DiscardCause;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.world.ProviderKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of docs/junit.md. */
@MockApns("com.example.orders")
class JunitGuideTest {

    private static final String TOKEN = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";

    // docs: injection
    @Test
    void parameters_get_the_objects_of_their_types(
            MockApnsServer apns,
            ApnsClient client,
            @MockApns(environment = SANDBOX) ApnsClient sandbox,
            ProviderKey key,
            MockApnsProperties properties) {
        Device phone = apns.device().install("com.example.orders", SANDBOX);

        assertThat(reasonOf(client, phone.token())).isPresent();
        assertThat(reasonOf(sandbox, phone.token())).isEmpty();
        assertThat(key).isEqualTo(apns.key());
        assertThat(properties.caFile()).hasContent(apns.caPem());
    }
    // docs: end

    // docs: second-fake
    @Test
    void a_second_fake_has_a_name(
            MockApnsServer apns,
            @MockApns(name = "other", value = "com.example.other") MockApnsServer other,
            @MockApns(name = "other") ApnsClient clientOfOther) {
        clientOfOther
                .send(Notification.alert(DeviceToken.of(TOKEN), "com.example.other", "hello"))
                .join();

        assertThat(apns.journal().exchanges()).isEmpty();
        assertThat(other.journal().exchanges()).hasSize(1);
    }
    // docs: end

    // docs: expired-provider-token
    @Test
    void an_expired_provider_token(MockApnsServer apns, @MockApns(clientClock = ClientClock.WALL) ApnsClient client) {
        Device phone = apns.device().install("com.example.orders");
        assertThat(reasonOf(client, phone.token())).isEmpty();

        apns.clock().advance(Duration.ofHours(2));

        assertThat(reasonOf(client, phone.token())).contains(EXPIRED_PROVIDER_TOKEN);
    }
    // docs: end

    @Test
    void client_on_the_fakes_clock_renews_its_provider_token(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders");
        assertThat(reasonOf(client, phone.token())).isEmpty();

        apns.clock().advance(Duration.ofHours(2));

        assertThat(reasonOf(client, phone.token())).isEmpty();
    }

    // docs: payload-too-large
    @Test
    void a_payload_that_is_too_large(MockApnsServer apns, @MockApns(localChecks = false) ApnsClient client) {
        Device phone = apns.device().install("com.example.orders");

        SendResult result = client.send(Notification.alert(phone.token(), "com.example.orders", "x".repeat(4096)))
                .join();

        assertThat(result.rejected().map(SendResult.Rejected::reason)).contains(PAYLOAD_TOO_LARGE);
    }
    // docs: end

    // docs: dead-phone
    @Test
    void removes_a_dead_token(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders").uninstall(); // APNs: 410 Unregistered
        OrderService orders = new OrderService(client);

        orders.shipped("42", phone.token());

        assertThat(orders.forgotten()).containsExactly(phone.token());
    }
    // docs: end

    // docs: reject-token
    @Test
    @RejectToken(value = TOKEN, reason = UNREGISTERED)
    void a_chosen_token_is_rejected(ApnsClient client) {
        assertThat(reasonOf(client, DeviceToken.of(TOKEN))).contains(UNREGISTERED);
    }
    // docs: end

    // docs: saving-power
    @Test
    void a_push_waits_for_a_device_that_saves_power(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders").savePower();

        client.send(Notification.builder(phone.token(), "com.example.orders")
                        .payload(Payload.alert("no hurry"))
                        .priority(CONSERVE_POWER)
                        .build())
                .join();

        assertThat(phone.inbox()).isEmpty();
        assertThat(phone.wakeUp().inbox()).hasSize(1);
    }
    // docs: end

    // docs: live-activity
    @Test
    void a_live_activity_has_a_token_of_its_own(MockApnsServer apns, ApnsClient client) {
        String topic = "com.example.orders.push-type.liveactivity";
        Device phone = apns.device().install(topic);
        Instant now = apns.clock().instant();
        Payload start = Payload.liveActivityStart(now, "Order", Map.of("order", 42), Map.of("stops", 3))
                .alert("On its way")
                .build();
        Payload end = Payload.liveActivityEnd(now, Map.of("stops", 0)).build();

        client.send(Notification.builder(phone.token(), topic).payload(start).build())
                .join(); // the push-to-start token
        DeviceToken token = phone.activities().get(0).token(); // of the activity
        client.send(Notification.builder(token, topic).payload(end).build()).join();

        assertThat(phone.activities()).singleElement().satisfies(activity -> {
            assertThat(activity.isActive()).isFalse();
            assertThat(activity.contentState().at("/stops")).contains("0");
        });
    }
    // docs: end

    // docs: cause
    @Test
    void a_token_of_the_other_environment(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device("Alice's iPhone").install("com.example.orders", SANDBOX);

        client.send(Notification.alert(phone.token(), "com.example.orders", "hello"))
                .join();

        Exchange exchange = apns.journal().exchanges().get(0);
        assertThat(exchange.rejected().cause())
                .isInstanceOfSatisfying(DeviceTokenCause.TokenOfOtherEnvironment.class, cause -> {
                    assertThat(cause.token().device()).isEqualTo("Alice's iPhone");
                    assertThat(cause.token().environment()).isEqualTo(SANDBOX);
                    assertThat(cause.sentTo()).isEqualTo(PRODUCTION);
                });
    }

    @Test
    void a_push_that_the_user_does_not_see(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders").disableNotifications();

        client.send(Notification.alert(phone.token(), "com.example.orders", "hello"))
                .join();

        Exchange exchange = apns.journal().exchanges().get(0);
        assertThat(exchange.accepted().delivery().cause()).isInstanceOf(DiscardCause.NotificationsOff.class);
    }
    // docs: end

    // docs: own-client
    @Test
    void a_client_of_your_own(MockApnsServer apns) throws Exception {
        Device phone = apns.device().install("com.example.orders");
        HttpClient http = HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        String providerToken = ProviderTokens.sign(
                apns.key().p8(), apns.key().keyId(), apns.key().teamId());
        String server = "https://" + apns.host() + ":" + apns.port(PRODUCTION);

        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(server + "/3/device/" + phone.token()))
                        .header("authorization", "bearer " + providerToken)
                        .header("apns-topic", "com.example.orders")
                        .header("apns-push-type", "alert")
                        .POST(BodyPublishers.ofString("{\"aps\":{\"alert\":\"Order 42 is on its way\"}}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(phone.inbox().get(0).alertBody()).contains("Order 42 is on its way");
    }
    // docs: end

    // docs: pushy
    @Test
    void pushy_as_the_client(MockApnsServer apns) throws Exception {
        Device phone = apns.device().install("com.example.orders");
        var pushy = new ApnsClientBuilder()
                .setApnsServer(apns.host(), apns.port(PRODUCTION))
                .setTrustedServerCertificateChain(stream(apns.caPem()))
                .setSigningKey(ApnsSigningKey.loadFromInputStream(
                        stream(apns.key().p8()), apns.key().teamId(), apns.key().keyId()))
                .build();

        pushy.sendNotification(new SimpleApnsPushNotification(
                        phone.token().hex(), "com.example.orders", "{\"aps\":{\"alert\":\"Order 42 is on its way\"}}"))
                .get();
        pushy.close().join();

        assertThat(phone.inbox().get(0).alertBody()).contains("Order 42 is on its way");
    }

    private static InputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(US_ASCII));
    }
    // docs: end

    // docs: connections
    @Test
    void the_next_push_gets_through_after_a_shutdown(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders");
        assertThat(reasonOf(client, phone.token())).isEmpty();

        apns.goAway(GoAway.shutdown());
        apns.journal().awaitConnection(ended -> ended.closedAt().isPresent(), Duration.ofSeconds(10));

        assertThat(reasonOf(client, phone.token())).isEmpty();
        assertThat(apns.journal().connections()).hasSize(2);
    }

    @Test
    void an_idle_connection_is_ended(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders");
        apns.options(o -> o.connections(c -> c.idleTimeout(Duration.ofMinutes(30))));
        assertThat(reasonOf(client, phone.token())).isEmpty();

        apns.clock().advance(Duration.ofHours(2));
        apns.journal().awaitConnection(ended -> ended.closedAt().isPresent(), Duration.ofSeconds(10));

        assertThat(apns.journal().connections().get(0).events())
                .extracting(ConnectionEvent::kind)
                .contains(ConnectionEvent.Kind.GOAWAY);
    }
    // docs: end

    @Test
    void journal_is_followed_at_the_readers_pace(MockApnsServer apns, ApnsClient client) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, UTF_8);
        JournalPrinter printer = new JournalPrinter(apns.journal());
        reasonOf(client, DeviceToken.of(TOKEN));
        printer.print(out);
        reasonOf(client, DeviceToken.of(TOKEN));
        printer.print(out);
        printer.print(out);

        assertThat(printed.toString(UTF_8).lines().filter(line -> line.startsWith("#")))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("#1 "),
                        second -> assertThat(second).startsWith("#2 "));
    }

    // docs: broadcast
    @Test
    @MockApns(broadcast = Toggle.ON)
    void broadcast_reaches_a_subscribed_phone(MockApnsServer apns) {
        Device phone = apns.device().install("com.example.orders");
        Matchday matchday = new Matchday(apns, "com.example.orders");
        String channel = matchday.open();
        phone.subscribe(channel);

        matchday.goal(channel);

        assertThat(phone.inbox())
                .singleElement()
                .satisfies(shown -> assertThat(shown.channelId()).contains(channel));
    }
    // docs: end

    // docs: by-hand
    static ApnsClient clientOf(MockApnsServer apns) {
        return ApnsClient.builder()
                .server(apns.host(), apns.port(PRODUCTION))
                .trust(apns.caCertificate())
                .signingKey(SigningKey.fromPem(
                        apns.key().p8(), apns.key().keyId(), apns.key().teamId()))
                .localChecks(false) // the clock is wall time, as it is by default
                .build();
    }
    // docs: end

    @Test
    void client_made_by_hand_uses_wall_time(MockApnsServer apns) {
        Device phone = apns.device().install("com.example.orders");

        try (ApnsClient client = clientOf(apns)) {
            assertThat(reasonOf(client, phone.token())).isEmpty();
            apns.clock().advance(Duration.ofHours(2));
            assertThat(reasonOf(client, phone.token())).contains(EXPIRED_PROVIDER_TOKEN);
        }
    }

    // docs: own-annotation
    @Retention(RetentionPolicy.RUNTIME)
    @MockApns("com.example.orders")
    @interface OrdersPush {}
    // docs: end

    @OrdersPush
    static class OwnAnnotationFixture {

        @Test
        void has_a_fake(MockApnsServer apns) {
            apns.device().install("com.example.orders");
        }
    }

    @Test
    void own_annotation_works() {
        ReadmeTest.run(OwnAnnotationFixture.class)
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    @Nested
    class With_settings_that_no_annotation_can_say {

        // docs: extension
        @RegisterExtension
        final MockApnsExtension slow = MockApnsExtension.with(server -> server.topics("com.example.orders")
                .options(o -> o.devices(d -> d.pushesPerToken(1, Duration.ofMinutes(1)))));

        @Test
        void slows_down() {
            assertThat(reasonOf(slow.client(), DeviceToken.of(TOKEN))).isEmpty();
            assertThat(reasonOf(slow.client(), DeviceToken.of(TOKEN))).contains(TOO_MANY_REQUESTS);
        }
        // docs: end
    }

    private static Optional<Reason> reasonOf(ApnsClient client, DeviceToken token) {
        return client.send(Notification.alert(token, "com.example.orders", "hello"))
                .join()
                .rejected()
                .map(SendResult.Rejected::reason);
    }
}
