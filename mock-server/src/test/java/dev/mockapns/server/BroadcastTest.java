/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.BroadcastCause.BroadcastPublished;
import dev.mockapns.server.cause.BroadcastCause.Recipient;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broadcast push over real TLS and HTTP/2, before the JDK's client. */
class BroadcastTest {

    private static final String TOPIC = "com.example.scores";
    private static final String STORING = "{\"message-storage-policy\":1,\"push-type\":\"LiveActivity\"}";
    private static final String NOT_STORING = "{\"message-storage-policy\":0,\"push-type\":\"LiveActivity\"}";
    private static final String GOAL = "{\"aps\":{\"event\":\"update\",\"content-state\":{\"score\":1}}}";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Device phone = apns.device("Alice's iPhone").install(TOPIC);
    private final String authorization = Bearer.of(apns);
    private HttpClient client = newClient();

    @BeforeEach
    void tick() {
        apns.team().app(TOPIC).enableBroadcast();
    }

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_channel_is_created_read_listed_and_deleted() throws Exception {
        HttpResponse<String> created = manage("POST", "channels", "", STORING);
        String channel = created.headers().firstValue(ApnsHeaders.CHANNEL_ID).orElseThrow();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        assertThat(created.headers().firstValue(ApnsHeaders.REQUEST_ID)).isPresent();
        assertThat(created.headers().firstValue(ApnsHeaders.ID)).isEmpty();
        HttpResponse<String> read = manage("GET", "channels", channel, "");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(STORING);
        HttpResponse<String> list = manage("GET", "all-channels", "", "");
        assertThat(list.body()).isEqualTo("{\"channels\":[\"" + channel + "\"]}");
        HttpResponse<String> deleted = manage("DELETE", "channels", channel, "");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(manage("DELETE", "channels", channel, "").statusCode()).isEqualTo(404);
        assertThat(manage("GET", "all-channels", "", "").body()).isEqualTo("{\"channels\":[]}");
        assertThat(apns.journal().exchanges().get(0).verdict()).isEqualTo(new Verdict.ChannelCreated(channel));
    }

    @Test
    void accepted_channel_management_is_not_a_rejection() throws Exception {
        List<Exchange> rejected = new CopyOnWriteArrayList<>();
        apns.journal().onRejection(rejected::add);

        String channel = channel(STORING);
        manage("GET", "channels", channel, "");
        manage("DELETE", "channels", channel, "");
        manage("DELETE", "channels", channel, "");
        apns.settle(Duration.ofSeconds(20));

        assertThat(rejected).extracting(Exchange::number).containsExactly(4L);
    }

    @Test
    void a_broadcast_reaches_the_devices_that_follow_its_channel() throws Exception {
        String channel = channel(NOT_STORING);
        phone.subscribe(channel);
        Device other = apns.device().install(TOPIC);

        HttpResponse<String> answer = broadcast(channel, "0", "123E4567-e89b-12d3-a456-426614174000");

        assertThat(answer.statusCode()).as(apns.journal().report()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue(ApnsHeaders.REQUEST_ID))
                .contains("123E4567-e89b-12d3-a456-426614174000");
        assertThat(phone.inbox()).singleElement().satisfies(entry -> {
            assertThat(entry.channelId()).contains(channel);
            assertThat(entry.topic().value()).isEqualTo(TOPIC + ".push-type.liveactivity");
            assertThat(entry.payload().at("/aps/content-state/score")).contains("1");
        });
        assertThat(other.inbox()).isEmpty();
    }

    @Test
    void a_broadcast_names_each_device_that_it_reached_or_did_not_reach() throws Exception {
        String channel = channel(NOT_STORING);
        for (int i = 0; i < BroadcastPublished.MAX_NAMED + 2; i++) {
            apns.device("Phone " + i).install(TOPIC).subscribe(channel);
        }
        phone.subscribe(channel).goOffline();

        broadcast(channel, "0", "");

        Exchange exchange = apns.journal().exchanges().get(1);
        Delivery delivery = ((Verdict.Accepted) exchange.verdict()).delivery();
        assertThat(delivery.cause()).isInstanceOfSatisfying(BroadcastPublished.class, published -> {
            assertThat(published.reached()).isEqualTo(BroadcastPublished.MAX_NAMED + 2);
            assertThat(published.offline()).isEqualTo(1);
            assertThat(published.others()).isEqualTo(2);
            assertThat(published.recipients())
                    .hasSize(BroadcastPublished.MAX_NAMED + 1)
                    .contains(new Recipient("Phone 0", true), new Recipient("Alice's iPhone", false));
        });
        assertThat(delivery.because())
                .contains("Phone 4 and " + (BroadcastPublished.MAX_NAMED - 3) + " more; offline: Alice's iPhone;");
    }

    @Test
    void a_late_subscriber_gets_the_stored_message_once() throws Exception {
        String channel = channel(STORING);

        broadcast(channel, inOneHour(), "");
        phone.subscribe(channel).subscribe(channel).goOffline().goOnline();

        assertThat(phone.inbox()).hasSize(1);
    }

    @Test
    void a_late_subscriber_gets_nothing_that_has_expired_or_was_not_stored() throws Exception {
        String storing = channel(STORING);
        String notStoring = channel(NOT_STORING);

        broadcast(storing, inOneHour(), "");
        broadcast(notStoring, "0", "");
        apns.clock().advance(Duration.ofMinutes(61));

        assertThat(phone.subscribe(storing).subscribe(notStoring).inbox()).isEmpty();
    }

    @Test
    void a_message_is_stored_for_at_most_8_hours() throws Exception {
        String channel = channel(STORING);

        broadcast(channel, Long.toString(Instant.now().plus(Duration.ofDays(2)).getEpochSecond()), "");
        apns.clock().advance(Duration.ofHours(8).plusSeconds(1));

        assertThat(phone.subscribe(channel).inbox()).isEmpty();
    }

    @Test
    void a_device_that_was_offline_gets_the_newest_message_only() throws Exception {
        String channel = channel(STORING);
        phone.subscribe(channel).goOffline();

        broadcast(channel, inOneHour(), "");
        broadcast(channel, inOneHour(), "123e4567-e89b-12d3-a456-426614174000");

        assertThat(phone.inbox()).isEmpty();
        assertThat(phone.goOnline().inbox())
                .singleElement()
                .satisfies(entry -> assertThat(entry.apnsId()).hasToString("123e4567-e89b-12d3-a456-426614174000"));
    }

    @Test
    void a_broadcast_that_nobody_follows_is_accepted() throws Exception {
        assertThat(broadcast(channel(NOT_STORING), "0", "").statusCode()).isEqualTo(200);
        assertThat(apns.journal().exchanges().get(1).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.delivery().outcome()).isEqualTo(Delivery.Outcome.NO_DEVICE));
    }

    @Test
    void an_app_that_left_the_device_or_the_channel_gets_nothing() throws Exception {
        String channel = channel(NOT_STORING);
        phone.subscribe(channel).uninstall();
        Device other = apns.device().install(TOPIC).subscribe(channel).unsubscribe(channel);

        broadcast(channel, "0", "");

        assertThat(phone.inbox()).isEmpty();
        assertThat(other.inbox()).isEmpty();
    }

    @Test
    void following_ends_with_the_app_and_an_app_installed_again_follows_anew() throws Exception {
        String channel = channel(STORING);
        phone.subscribe(channel).reinstall();

        broadcast(channel, inOneHour(), "");

        assertThat(phone.inbox()).isEmpty();
        assertThat(phone.subscribe(channel).inbox()).hasSize(1);
    }

    @Test
    void a_message_that_is_not_stored_replaces_the_one_before() throws Exception {
        String channel = channel(STORING);
        broadcast(channel, inOneHour(), "");

        broadcast(channel, "0", "");

        assertThat(phone.subscribe(channel).inbox()).isEmpty();
    }

    @Test
    void a_stored_message_is_delivered_after_the_channel_was_deleted() throws Exception {
        String channel = channel(STORING);
        phone.subscribe(channel).goOffline();
        broadcast(channel, inOneHour(), "");

        manage("DELETE", "channels", channel, "");

        assertThat(phone.goOnline().inbox()).hasSize(1);
    }

    @Test
    void disabled_notifications_do_not_stop_broadcasts() throws Exception {
        String channel = channel(NOT_STORING);
        phone.subscribe(channel).disableNotifications();

        broadcast(channel, "0", "");

        assertThat(phone.inbox()).hasSize(1);
    }

    @Test
    void a_repeated_broadcast_reaches_a_device_twice() throws Exception {
        String channel = channel(STORING);
        phone.subscribe(channel);

        broadcast(channel, inOneHour(), "123e4567-e89b-12d3-a456-426614174000");
        broadcast(channel, inOneHour(), "123e4567-e89b-12d3-a456-426614174000");

        assertThat(phone.inbox()).hasSize(2);
    }

    @Test
    void a_device_from_before_a_reset_follows_nothing() throws Exception {
        apns.reset();
        client = newClient();
        String channel = channel(STORING);

        assertThatThrownBy(() -> phone.subscribe(channel))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make it anew");
    }

    @Test
    void a_device_follows_channels_of_its_own_environment_only() throws Exception {
        String channel = channel(STORING);
        Device developer = apns.device("Bob's iPhone").install(TOPIC, SANDBOX);

        assertThatThrownBy(() -> developer.subscribe(channel))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Environment.PRODUCTION");
        assertThatThrownBy(() -> developer.subscribe("nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no channel of this fake");
    }

    @Test
    void an_app_follows_its_own_channels_only() throws Exception {
        String channel = channel(STORING);
        apns.team().app("com.example.chat");
        InstalledApp chat = phone.install("com.example.chat").app("com.example.chat");

        assertThatThrownBy(() -> chat.subscribe(channel))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channelId: \"" + channel + "\" is a channel of " + TOPIC
                        + " (expected: one of com.example.chat)");
        phone.app(TOPIC).subscribe(channel);
        chat.unsubscribe(channel);
        broadcast(channel, "0", "");
        assertThat(phone.app(TOPIC).inbox()).hasSize(1);
        assertThat(chat.inbox()).isEmpty();
        assertThat(phone.app(TOPIC).unsubscribe(channel).inbox()).hasSize(1);
    }

    @Test
    void disabling_the_capability_deletes_all_channels() throws Exception {
        channel(STORING);

        apns.team().app(TOPIC).disableBroadcast().enableBroadcast();

        assertThat(manage("GET", "all-channels", "", "").body()).isEqualTo("{\"channels\":[]}");
    }

    @Test
    void a_reset_takes_the_channels_and_leaves_the_capability() throws Exception {
        channel(STORING);

        apns.reset();
        client = newClient();

        assertThat(manage("GET", "all-channels", "", "").body()).isEqualTo("{\"channels\":[]}");
    }

    @Test
    void a_list_of_many_channels_comes_whole() throws Exception {
        for (int i = 0; i < 50; i++) {
            channel(STORING);
        }

        assertThat(manage("GET", "all-channels", "", "").body()).hasSize(50 * 27 + 15 - 1);
    }

    @Test
    void each_environment_has_a_management_listener_of_its_own() {
        assertThat(new int[] {
                    apns.port(PRODUCTION),
                    apns.port(SANDBOX),
                    apns.managementPort(PRODUCTION),
                    apns.managementPort(SANDBOX)
                })
                .doesNotHaveDuplicates();
    }

    private String channel(String settings) throws Exception {
        return manage("POST", "channels", "", settings)
                .headers()
                .firstValue(ApnsHeaders.CHANNEL_ID)
                .orElseThrow();
    }

    private String inOneHour() {
        return Long.toString(apns.clock().instant().plus(Duration.ofHours(1)).getEpochSecond());
    }

    private HttpResponse<String> broadcast(String channel, String expiration, String requestId) throws Exception {
        HttpRequest.Builder request = request(apns.port(PRODUCTION), "/4/broadcasts/apps/" + TOPIC)
                .header(ApnsHeaders.CHANNEL_ID, channel)
                .header(ApnsHeaders.PUSH_TYPE, "liveactivity")
                .header(ApnsHeaders.EXPIRATION, expiration)
                .POST(HttpRequest.BodyPublishers.ofString(GOAL));
        if (!requestId.isEmpty()) {
            request.header(ApnsHeaders.REQUEST_ID, requestId);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> manage(String method, String resource, String channel, String body) throws Exception {
        HttpRequest.Builder request = request(managementPort(PRODUCTION), "/1/apps/" + TOPIC + "/" + resource)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!channel.isEmpty()) {
            request.header(ApnsHeaders.CHANNEL_ID, channel);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int managementPort(Environment environment) {
        return apns.managementPort(environment);
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header(ApnsHeaders.AUTHORIZATION, authorization);
    }

    private HttpClient newClient() {
        return HttpClient.newBuilder().sslContext(apns.sslContext()).build();
    }
}
