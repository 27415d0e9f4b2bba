/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.world.Channels;
import dev.mockapns.server.options.ReasonSpelling;
import dev.mockapns.server.stub.StubResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason of broadcast and channel management, produced by rule. {@code docs/reasons.md} names these tests. */
class BroadcastReasonsTest {

    private final TestCore core = new TestCore();
    private final String channel = Channeling.channel(core, false, PRODUCTION);
    private final String storing = Channeling.channel(core, true, PRODUCTION);

    @Test
    void a_proper_broadcast_is_accepted() {
        assertThat(broadcast().send().verdict().isAccepted()).isTrue();
    }

    @Test
    void a_broadcast_by_get_is_method_not_allowed_even_without_a_provider_token() {
        assertRejected(broadcast().method("GET").without(ApnsHeaders.AUTHORIZATION), KnownReason.METHOD_NOT_ALLOWED);
    }

    @Test
    void management_by_put_is_method_not_allowed() {
        assertRejected(Channeling.create(core).method("PUT"), KnownReason.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/4/broadcasts/apps/", "/4/broadcasts/apps/com.example.orders/more", "/4/broadcasts/"})
    void a_broadcast_to_another_path_is_a_bad_path(String path) {
        assertRejected(broadcast().path(path), KnownReason.BAD_PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/1/apps/",
                "/1/apps//channels",
                "/1/apps/a",
                "/1/apps/a/channel",
                "/3/device/aa",
                "/1/apps/a/channels/b"
            })
    void management_of_another_path_is_a_bad_path(String path) {
        assertRejected(Channeling.create(core).path(path), KnownReason.BAD_PATH);
    }

    @Test
    void a_method_that_the_path_does_not_take_is_a_bad_path() {
        assertRejected(Channeling.list(core).method("POST"), KnownReason.BAD_PATH);
    }

    @Test
    void the_other_listener_knows_neither_path() {
        assertRejected(Channeling.create(core).through(ListenerKind.PUSH), KnownReason.BAD_PATH);
        assertRejected(broadcast().through(ListenerKind.MANAGEMENT), KnownReason.BAD_PATH);
    }

    @Test
    void both_apis_authenticate_before_they_check_the_channel() {
        assertRejected(broadcast().without(ApnsHeaders.AUTHORIZATION), KnownReason.MISSING_PROVIDER_TOKEN);
        assertRejected(
                Channeling.read(core, "").without(ApnsHeaders.AUTHORIZATION).without(ApnsHeaders.CHANNEL_ID),
                KnownReason.MISSING_PROVIDER_TOKEN);
        assertRejected(broadcast().bearer("nonsense"), KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_request_id_that_is_no_canonical_uuid_is_a_bad_message_id() {
        assertRejected(broadcast().with(ApnsHeaders.REQUEST_ID, "42"), KnownReason.BAD_MESSAGE_ID);
        assertRejected(Channeling.list(core).with(ApnsHeaders.REQUEST_ID, "42"), KnownReason.BAD_MESSAGE_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.orders.push-type.liveactivity", "com.example.orders.voip", "com%20example"})
    void a_path_with_more_than_a_bundle_id_is_disallowed(String app) {
        assertRejected(broadcast().path(ApnsPaths.BROADCAST + app), KnownReason.TOPIC_DISALLOWED);
    }

    @Test
    void an_app_that_the_key_does_not_cover_is_a_mismatch() {
        assertRejected(broadcast().path(ApnsPaths.BROADCAST + "com.example.typo"), KnownReason.TOPIC_MISMATCH);
        assertRejected(Channeling.create(core).path("/1/apps/com.example.typo/channels"), KnownReason.TOPIC_MISMATCH);
    }

    @Test
    void an_app_without_the_capability_gets_the_reason_as_spelled_on_the_wire() {
        Push other = Channeling.create(core).path("/1/apps/" + TestCore.OTHER_TOPIC + "/channels");

        assertRejected(other, KnownReason.BROADCAST_FEATURE_NOT_ENABLED);
        assertThat(other.reply().body()).isEqualTo("{\"reason\":\"BroadcastFeatureNotEnabled\"}");
        core.with(o -> o.wire(w -> w.spelling(ReasonSpelling.DOCUMENTED)));
        assertThat(other.reply().body()).isEqualTo("{\"reason\":\"FeatureNotEnabled\"}");
    }

    @Test
    void an_option_gives_every_app_the_capability() {
        core.with(o -> o.broadcast(b -> b.capability(true)));

        assertThat(Channeling.create(core)
                        .path("/1/apps/" + TestCore.OTHER_TOPIC + "/channels")
                        .send()
                        .verdict()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_request_without_a_channel_misses_it() {
        assertRejected(broadcast().without(ApnsHeaders.CHANNEL_ID), KnownReason.MISSING_CHANNEL_ID);
        assertRejected(Channeling.read(core, "").without(ApnsHeaders.CHANNEL_ID), KnownReason.MISSING_CHANNEL_ID);
        assertRejected(Channeling.delete(core, "").without(ApnsHeaders.CHANNEL_ID), KnownReason.MISSING_CHANNEL_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAAAAAAAAAAAAAAAAAAAA==", "%%%", "\u0000"})
    void a_channel_that_never_existed_is_bad(String id) {
        assertRejected(broadcast().with(ApnsHeaders.CHANNEL_ID, id), KnownReason.BAD_CHANNEL_ID);
        assertRejected(Channeling.read(core, id), KnownReason.BAD_CHANNEL_ID);
    }

    @Test
    void a_channel_of_the_other_environment_is_bad() {
        String sandbox = Channeling.channel(core, true, SANDBOX);

        assertRejected(Channeling.broadcast(core, sandbox), KnownReason.BAD_CHANNEL_ID);
    }

    @Test
    void a_channel_of_another_app_is_bad() {
        core.with(o -> o.broadcast(b -> b.capability(true)));

        assertRejected(broadcast().path(ApnsPaths.BROADCAST + TestCore.OTHER_TOPIC), KnownReason.BAD_CHANNEL_ID);
    }

    @Test
    void an_app_that_a_topic_specific_key_is_not_for_is_a_mismatch() {
        String jwt = Jwt.of(core.keyFor(TestCore.OTHER_TOPIC), core.wall).sign();

        assertRejected(broadcast().bearer(jwt), KnownReason.TOPIC_MISMATCH);
    }

    @Test
    void the_topic_and_the_apns_id_of_the_request_are_ignored() {
        Push push = broadcast()
                .with(ApnsHeaders.TOPIC, "com.example.typo")
                .with(ApnsHeaders.ID, "42")
                .with(ApnsHeaders.COLLAPSE_ID, "x".repeat(65));

        assertThat(push.send().verdict().isAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "5", "1"})
    void every_priority_is_taken(String priority) {
        assertThat(broadcast()
                        .with(ApnsHeaders.PRIORITY, priority)
                        .send()
                        .verdict()
                        .isAccepted())
                .isTrue();
    }

    @Test
    void more_broadcasts_than_the_rate_allows_are_too_many_until_its_period_is_over() {
        core.with(o -> o.broadcast(b -> b.broadcastsPerChannel(2, Duration.ofMinutes(1))));
        assertThat(broadcast().send().verdict().isAccepted()).isTrue();
        assertThat(broadcast().send().verdict().isAccepted()).isTrue();

        assertRejected(broadcast(), KnownReason.TOO_MANY_REQUESTS);
        assertThat(Channeling.broadcast(core, storing).send().verdict().isAccepted())
                .as("channels are counted apart")
                .isTrue();
        core.pass(Duration.ofMinutes(1));
        assertThat(broadcast().send().verdict().isAccepted()).isTrue();
    }

    @Test
    void an_answer_has_a_request_id_in_the_form_of_an_apns_id_and_no_unique_id() {
        Reply reply = Channeling.broadcast(core, Channeling.channel(core, true, SANDBOX))
                .to(SANDBOX)
                .reply();

        assertThat(reply.headers()).singleElement().satisfies(header -> {
            assertThat(header.name()).isEqualTo(ApnsHeaders.REQUEST_ID);
            assertThat(header.value()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
        });
    }

    @Test
    void a_channel_is_answered_without_a_content_type() {
        assertThat(Channeling.read(core, channel).reply().headers())
                .extracting(Header::name)
                .containsExactly(ApnsHeaders.REQUEST_ID);
    }

    @Test
    void an_accepted_request_binds_its_connection_as_a_push_does() {
        OneConnection connection = new OneConnection();
        String jwt = Jwt.of(core.keyOfTeam("OTHERTEAM1", "com.example.other"), core.wall)
                .sign();

        Channeling.list(core).on(connection).send();

        assertRejected(Channeling.list(core).on(connection).bearer(jwt), KnownReason.INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_stub_can_reject_for_a_reason_that_no_rule_gives() {
        core.stubbing.use(request -> StubResponse.reject(KnownReason.SHUTDOWN));

        assertRejected(Channeling.list(core), KnownReason.SHUTDOWN);
        assertRejected(broadcast(), KnownReason.SHUTDOWN);
    }

    @Test
    void a_deleted_channel_is_not_registered() {
        Channeling.delete(core, channel).reply();

        assertRejected(broadcast(), KnownReason.CHANNEL_NOT_REGISTERED);
        assertRejected(Channeling.read(core, channel), KnownReason.CHANNEL_NOT_REGISTERED);
    }

    @Test
    void deleting_a_channel_that_does_not_exist_is_a_bad_path() {
        Channeling.delete(core, channel).reply();

        assertRejected(Channeling.delete(core, channel), KnownReason.BAD_PATH);
        assertRejected(Channeling.delete(core, "never"), KnownReason.BAD_PATH);
    }

    @Test
    void a_broadcast_without_a_push_type_misses_it() {
        assertRejected(broadcast().without(ApnsHeaders.PUSH_TYPE), KnownReason.MISSING_PUSH_TYPE);
    }

    @Test
    void a_broadcast_of_another_push_type_is_invalid() {
        assertRejected(broadcast().with(ApnsHeaders.PUSH_TYPE, "alert"), KnownReason.INVALID_PUSH_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveactivity", "Liveactivity", "LiveActivity"})
    void the_push_type_is_compared_without_case(String type) {
        assertThat(broadcast()
                        .with(ApnsHeaders.PUSH_TYPE, type)
                        .send()
                        .verdict()
                        .isAccepted())
                .isTrue();
    }

    @Test
    void a_broadcast_without_an_expiration_has_a_bad_one() {
        assertRejected(broadcast().without(ApnsHeaders.EXPIRATION), KnownReason.BAD_EXPIRATION_DATE);
        assertRejected(broadcast().with(ApnsHeaders.EXPIRATION, "soon"), KnownReason.BAD_EXPIRATION_DATE);
    }

    @Test
    void an_expiration_other_than_0_is_bad_for_a_channel_that_stores_nothing() {
        String later = Long.toString(core.wall.plusSeconds(60).getEpochSecond());

        assertRejected(broadcast().with(ApnsHeaders.EXPIRATION, later), KnownReason.BAD_EXPIRATION_DATE);
        assertThat(Channeling.broadcast(core, storing)
                        .with(ApnsHeaders.EXPIRATION, later)
                        .send()
                        .verdict()
                        .isAccepted())
                .isTrue();
    }

    @Test
    void a_broadcast_with_an_unknown_priority_is_bad() {
        assertRejected(broadcast().with(ApnsHeaders.PRIORITY, "7"), KnownReason.BAD_PRIORITY);
    }

    @Test
    void a_broadcast_without_a_body_is_empty() {
        assertRejected(broadcast().body(""), KnownReason.PAYLOAD_EMPTY);
    }

    @Test
    void a_broadcast_of_5121_bytes_is_too_large() {
        String json = "{\"x\":\"" + "y".repeat(5112) + "\"}";

        assertThat(broadcast().body(json).send().verdict().isAccepted()).isTrue();
        assertRejected(broadcast().body(json + " "), KnownReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void a_broadcast_that_is_not_json_has_a_bad_payload() {
        assertRejected(broadcast().body("hello"), KnownReason.BAD_REQUEST_PAYLOAD);
    }

    @Test
    void a_creation_without_a_body_is_empty() {
        assertRejected(Channeling.create(core).body(""), KnownReason.PAYLOAD_EMPTY);
    }

    @Test
    void a_creation_with_a_large_body_is_too_large() {
        assertRejected(Channeling.create(core).body(" ".repeat(5121)), KnownReason.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{", "[]", "1"})
    void a_creation_that_is_not_a_json_object_has_a_bad_payload(String body) {
        assertRejected(Channeling.create(core).body(body), KnownReason.BAD_REQUEST_PAYLOAD);
    }

    @Test
    void a_creation_with_an_unknown_attribute_has_bad_params() {
        assertRejected(
                Channeling.create(core)
                        .body("{\"message-storage-policy\":1,\"push-type\":\"LiveActivity\",\"name\":1}"),
                KnownReason.BAD_REQUEST_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"message-storage-policy\":2,",
                "\"message-storage-policy\":\"1\",",
                "\"message-storage-policy\":null,"
            })
    void a_creation_without_a_usable_storage_policy_misses_the_queue_size(String policy) {
        assertRejected(
                Channeling.create(core).body("{" + policy + "\"push-type\":\"LiveActivity\"}"),
                KnownReason.MISSING_CHANNEL_QUEUE_SIZE);
    }

    @Test
    void a_creation_without_a_push_type_misses_it() {
        assertRejected(Channeling.create(core).body("{\"message-storage-policy\":1}"), KnownReason.MISSING_PUSH_TYPE);
    }

    @Test
    void a_creation_for_another_push_type_is_invalid() {
        assertRejected(
                Channeling.create(core).body("{\"message-storage-policy\":1,\"push-type\":\"alert\"}"),
                KnownReason.INVALID_PUSH_TYPE);
    }

    @Test
    void one_channel_more_than_the_limit_cannot_be_created() {
        core.with(o -> o.broadcast(b -> b.maxChannels(2)));

        assertRejected(Channeling.create(core), KnownReason.CANNOT_CREATE_CHANNEL_CONFIG);
        assertThat(Channeling.create(core).to(SANDBOX).send().verdict().status())
                .as("environments are counted apart")
                .isEqualTo(201);
    }

    @Test
    void the_limit_is_10_000_by_default() {
        for (int i = 2; i < 10_000; i++) {
            core.world.channels().create(Topic.of(TestCore.TOPIC), PRODUCTION, true);
        }

        assertRejected(Channeling.create(core), KnownReason.CANNOT_CREATE_CHANNEL_CONFIG);
        assertThat(Channeling.list(core).send().answerBody()).hasSizeLessThan(6000);
    }

    @Test
    void the_channels_of_all_apps_together_have_a_limit() {
        for (int app = 0; app < Channels.MAX_CHANNELS / 10_000; app++) {
            Topic bundleId = Topic.of("com.example.app" + app);
            for (int i = 0; i < 10_000; i++) {
                core.world.channels().create(bundleId, PRODUCTION, false);
            }
        }

        Exchange refused = Channeling.create(core).send();

        assertThat(refused.describe()).contains("CannotCreateChannelConfig", "all apps of this fake", "100000");
    }

    @Test
    void a_header_sent_twice_to_the_broadcast_api_is_a_duplicate() {
        assertRejected(broadcast().also("x-mine", "1").also("x-mine", "2"), KnownReason.DUPLICATE_HEADERS);
    }

    @Test
    void an_expired_provider_token_is_one_here_too() {
        assertRejected(
                Channeling.list(core).bearer(core.jwtAt(core.wall.minus(Duration.ofMinutes(61)))),
                KnownReason.EXPIRED_PROVIDER_TOKEN);
    }

    private Push broadcast() {
        return Channeling.broadcast(core, channel);
    }

    private static void assertRejected(Push push, KnownReason reason) {
        Optional<Verdict.Rejected> rejected = push.send().verdict().rejected();

        assertThat(rejected.map(Verdict.Rejected::reason)).contains(reason);
        assertThat(rejected.orElseThrow().status()).isEqualTo(reason.status());
    }
}
