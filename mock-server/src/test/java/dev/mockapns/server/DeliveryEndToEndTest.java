/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.auth.AuthenticationToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.cause.DeliveryCause.Stored;
import dev.mockapns.server.cause.DeviceTokenCause.TokenOfOtherEnvironment;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.world.LiveActivity;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of accepted pushes, over real TLS and HTTP/2, before the JDK's client. */
class DeliveryEndToEndTest {

    private static final String TOPIC = "com.example.orders";
    private static final String LIVE_ACTIVITY = TOPIC + ".push-type.liveactivity";

    private final MockApnsServer apns = MockApnsServer.builder()
            .topics(TOPIC)
            .options(o -> o.devices(
                    d -> d.deadTokens(DeadTokens.afterNextPush()).backgroundPushesPerApp(1, Duration.ofHours(1))))
            .start();
    private final Device phone = apns.device("Alice's iPhone").install(TOPIC);
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(apns.sslContext()).build();
    private String authorization = "";

    @BeforeEach
    void sign() throws Exception {
        byte[] p8 = apns.key().p8().getBytes(StandardCharsets.UTF_8);
        ApnsSigningKey key = ApnsSigningKey.loadFromInputStream(
                new ByteArrayInputStream(p8), apns.key().teamId(), apns.key().keyId());
        authorization = new AuthenticationToken(key, Instant.now())
                .getAuthorizationHeader()
                .toString();
    }

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_dead_token_is_rejected_after_the_push_that_reached_the_device() throws Exception {
        phone.uninstall();
        Instant diedBy = apns.clock().instant();
        apns.clock().advance(Duration.ofMinutes(5));

        HttpResponse<String> first = push(phone.token(), TOPIC, "alert", "10", "{\"aps\":{\"alert\":\"Hi\"}}");
        HttpResponse<String> second = push(phone.token(), TOPIC, "alert", "10", "{\"aps\":{\"alert\":\"Hi\"}}");

        assertThat(first.statusCode()).as(apns.journal().report()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(410);
        long timestamp =
                new ObjectMapper().readTree(second.body()).path("timestamp").longValue();
        assertThat(Instant.ofEpochMilli(timestamp)).isAfter(diedBy);
        assertThat(apns.journal().report()).contains("when a push reached the device");
    }

    @Test
    void pushes_of_priority_5_wait_until_the_device_wakes_up() throws Exception {
        phone.savePower();

        push(phone.token(), TOPIC, "alert", "5", "{\"aps\":{\"alert\":\"patient\"}}");
        push(phone.token(), TOPIC, "alert", "10", "{\"aps\":{\"alert\":\"urgent\"}}");

        assertThat(phone.inbox()).hasSize(1);
        assertThat(phone.wakeUp().inbox()).hasSize(2);
    }

    @Test
    void a_background_push_too_many_is_held_until_the_app_is_launched() throws Exception {
        push(phone.token(), TOPIC, "background", "5", "{\"aps\":{\"content-available\":1}}");
        HttpResponse<String> second =
                push(phone.token(), TOPIC, "background", "5", "{\"aps\":{\"content-available\":1}}");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(phone.inbox()).hasSize(1);
        assertThat(phone.launch().inbox()).hasSize(2);
        push(phone.forceQuit().token(), TOPIC, "background", "5", "{\"aps\":{\"content-available\":1}}");
        assertThat(phone.app(TOPIC).launch().inbox()).hasSize(2);
    }

    @Test
    void a_live_activity_starts_changes_and_ends() throws Exception {
        DeviceToken toStart = phone.install(LIVE_ACTIVITY).app(LIVE_ACTIVITY).token();
        activity(
                toStart,
                "{\"event\":\"start\",\"attributes-type\":\"Order\",\"attributes\":{},\"content-state\":{\"stops\":3},"
                        + "\"alert\":\"On its way\"}");
        DeviceToken token = phone.activities().get(0).token();

        activity(token, "{\"event\":\"update\",\"content-state\":{\"stops\":2}}");
        assertThat(phone.activities()).singleElement().satisfies(activity -> {
            assertThat(activity.token()).isEqualTo(token);
            assertThat(activity.contentState().at("/stops")).contains("2");
        });
        activity(token, "{\"event\":\"end\",\"content-state\":{\"stops\":0}}");

        assertThat(phone.activities()).extracting(LiveActivity::isActive).containsExactly(false);
        assertThat(phone.startActivity().activities()).hasSize(2);
        assertThat(phone.dismissActivities().activities())
                .extracting(LiveActivity::isActive)
                .containsExactly(false, false);
    }

    @Test
    void the_cause_of_a_rejection_is_data() throws Exception {
        Device other = apns.device("Bob's iPhone").install(TOPIC, SANDBOX);

        push(other.token(), TOPIC, "alert", "10", "{\"aps\":{\"alert\":\"Hi\"}}");

        Verdict verdict = apns.journal().exchanges().get(0).verdict();
        assertThat(verdict.rejected().orElseThrow().cause())
                .isInstanceOfSatisfying(TokenOfOtherEnvironment.class, cause -> {
                    assertThat(cause.token().device()).isEqualTo("Bob's iPhone");
                    assertThat(cause.token().environment()).isEqualTo(SANDBOX);
                    assertThat(cause.sentTo()).isEqualTo(PRODUCTION);
                });
    }

    @Test
    void the_cause_of_a_delivery_is_data() throws Exception {
        phone.goOffline();

        push(phone.token(), TOPIC, "alert", "10", "{\"aps\":{\"alert\":\"Hi\"}}");

        Verdict.Accepted accepted =
                (Verdict.Accepted) apns.journal().exchanges().get(0).verdict();
        assertThat(accepted.delivery().cause()).isInstanceOfSatisfying(Stored.class, stored -> {
            assertThat(stored.device().device()).isEqualTo("Alice's iPhone");
            assertThat(stored.device().offlineSince()).isPresent();
            assertThat(stored.until()).isAfter(apns.clock().instant());
        });
    }

    private void activity(DeviceToken token, String aps) throws Exception {
        HttpResponse<String> answer = push(token, LIVE_ACTIVITY, "liveactivity", "10", "{\"aps\":" + aps + "}");
        assertThat(answer.statusCode()).as(apns.journal().report()).isEqualTo(200);
    }

    private HttpResponse<String> push(DeviceToken token, String topic, String pushType, String priority, String body)
            throws Exception {
        URI uri = URI.create("https://localhost:" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + token.hex());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header(ApnsHeaders.AUTHORIZATION, authorization)
                .header(ApnsHeaders.TOPIC, topic)
                .header(ApnsHeaders.PUSH_TYPE, pushType)
                .header(ApnsHeaders.PRIORITY, priority)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
