/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static dev.mockapns.protocol.KnownReason.BAD_COLLAPSE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.BAD_ENVIRONMENT_KEY_IN_TOKEN;
import static dev.mockapns.protocol.KnownReason.BAD_EXPIRATION_DATE;
import static dev.mockapns.protocol.KnownReason.BAD_MESSAGE_ID;
import static dev.mockapns.protocol.KnownReason.BAD_PATH;
import static dev.mockapns.protocol.KnownReason.BAD_PRIORITY;
import static dev.mockapns.protocol.KnownReason.BAD_TOPIC;
import static dev.mockapns.protocol.KnownReason.DEVICE_TOKEN_NOT_FOR_TOPIC;
import static dev.mockapns.protocol.KnownReason.DUPLICATE_HEADERS;
import static dev.mockapns.protocol.KnownReason.EXPIRED_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.INVALID_PUSH_TYPE;
import static dev.mockapns.protocol.KnownReason.METHOD_NOT_ALLOWED;
import static dev.mockapns.protocol.KnownReason.MISSING_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_PROVIDER_TOKEN;
import static dev.mockapns.protocol.KnownReason.MISSING_TOPIC;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_EMPTY;
import static dev.mockapns.protocol.KnownReason.PAYLOAD_TOO_LARGE;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.TOPIC_DISALLOWED;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;
import static dev.mockapns.protocol.KnownReason.UNRELATED_KEY_ID_IN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.options.BackgroundPriority;
import dev.mockapns.server.options.EndedActivities;
import dev.mockapns.server.options.NotificationsOff;
import dev.mockapns.server.options.ReasonSpelling;
import dev.mockapns.server.options.UnknownTokens;
import dev.mockapns.server.world.TokenDeath;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason, produced by rule from state. {@code docs/reasons.md} names these tests. */
class ReasonsTest {

    private final TestCore core = new TestCore();

    @Test
    void a_proper_push_is_accepted() {
        assertThat(core.installed().push().send().verdict().isAccepted()).isTrue();
    }

    @Test
    void a_get_is_method_not_allowed_even_without_a_provider_token() {
        assertRejected(core.push().method("GET").without(ApnsHeaders.AUTHORIZATION), METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/3/device", "/3/devices/00", "/3/device/00/11", "", "/1/apps/com.example/channels", "*"})
    void another_path_is_a_bad_path(String path) {
        assertRejected(core.push().path(path), BAD_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bearer", "bearer ", "Basic abc", "a.b.c"})
    void a_request_without_a_bearer_token_misses_its_provider_token(String authorization) {
        assertRejected(core.push().with(ApnsHeaders.AUTHORIZATION, authorization), MISSING_PROVIDER_TOKEN);
        assertRejected(core.push().without(ApnsHeaders.AUTHORIZATION), MISSING_PROVIDER_TOKEN);
    }

    @Test
    void a_provider_token_of_an_unknown_key_is_invalid() {
        assertRejected(core.push().bearer("nonsense"), INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_bad_provider_token_outranks_a_bad_device_token_and_an_oversize_payload() {
        Push push = core.push().path(ApnsPaths.DEVICE + "aaaa").bearer("x.y.z").body("x".repeat(5000));

        assertRejected(push, INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_provider_token_older_than_an_hour_is_expired() {
        String old = Jwt.of(core.key(), TestCore.START.minusSeconds(3601)).sign();

        assertRejected(core.push().bearer(old), EXPIRED_PROVIDER_TOKEN);
    }

    @Test
    void a_provider_token_from_the_future_is_invalid() {
        String future = Jwt.of(core.key(), TestCore.START.plusSeconds(61)).sign();

        assertRejected(core.push().bearer(future), INVALID_PROVIDER_TOKEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_PROVIDER_TOKEN", "EXPIRED_PROVIDER_TOKEN", "TOO_MANY_PROVIDER_TOKEN_UPDATES"})
    void a_provider_token_from_the_future_has_the_reason_that_an_option_names(KnownReason reason) {
        core.with(o ->
                o.providerTokens(p -> p.futureIssuedAtReason(reason).futureIssuedAtTolerance(Duration.ofMinutes(5))));

        assertThat(core.push()
                        .bearer(core.jwtAt(TestCore.START.plusSeconds(300)))
                        .send()
                        .verdict()
                        .isAccepted())
                .isTrue();
        assertRejected(core.push().bearer(core.jwtAt(TestCore.START.plusSeconds(301))), reason);
    }

    @Test
    void the_reason_for_a_provider_token_from_the_future_is_one_that_was_reported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        core.with(o -> o.providerTokens(p -> p.futureIssuedAtReason(KnownReason.BAD_DEVICE_TOKEN))))
                .withMessage("futureIssuedAtReason: BadDeviceToken (expected: one of"
                        + " [InvalidProviderToken, ExpiredProviderToken, TooManyProviderTokenUpdates])");
    }

    @Test
    void a_key_of_the_other_environment_is_refused() {
        String sandboxOnly = Jwt.of(core.key(Set.of(SANDBOX)), core.wall).sign();

        assertRejected(core.push().bearer(sandboxOnly), BAD_ENVIRONMENT_KEY_IN_TOKEN);
        assertThat(core.push().bearer(sandboxOnly).reply().body())
                .isEqualTo("{\"reason\":\"BadEnvironmentKeyInToken\"}");
        core.with(o -> o.wire(w -> w.spelling(ReasonSpelling.DOCUMENTED)));
        assertThat(core.push().bearer(sandboxOnly).reply().body())
                .isEqualTo("{\"reason\":\"BadEnvironmentKeyIdInToken\"}");
    }

    @Test
    void a_provider_token_of_another_team_than_the_connections_is_invalid() {
        OneConnection connection = new OneConnection();
        var other = core.keyOfTeam("OTHERTEAM1", "com.other.app");
        core.push().on(connection).send();

        assertRejected(core.push().bearer(Jwt.of(other, core.wall).sign()).on(connection), INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_topic_specific_key_on_a_connection_of_a_team_scoped_one_is_unrelated() {
        OneConnection connection = new OneConnection();
        core.push().on(connection).send();

        assertRejected(
                core.push()
                        .bearer(Jwt.of(core.keyFor(TestCore.TOPIC), core.wall).sign())
                        .on(connection),
                UNRELATED_KEY_ID_IN_TOKEN);
    }

    @Test
    void a_provider_token_that_changes_twice_within_20_minutes_is_updated_too_often() {
        core.with(o -> o.providerTokens(p -> p.earlyChanges(1)));
        OneConnection connection = new OneConnection();
        core.push().on(connection).send();
        core.pass(Duration.ofMinutes(5));
        core.push().on(connection).send();
        core.pass(Duration.ofMinutes(5));

        assertRejected(core.push().on(connection), TOO_MANY_PROVIDER_TOKEN_UPDATES);
    }

    @Test
    void a_header_sent_twice_is_a_duplicate() {
        assertRejected(core.push().also(ApnsHeaders.TOPIC, TestCore.TOPIC), DUPLICATE_HEADERS);
        assertRejected(core.push().also("x-mine", "1").also("x-mine", "2"), DUPLICATE_HEADERS);
        assertRejected(core.push().also("content-length", "4").also("content-length", "4"), DUPLICATE_HEADERS);
    }

    @Test
    void cookies_may_come_in_pieces() {
        assertThat(core.push()
                        .also("cookie", "a=1")
                        .also("cookie", "b=2")
                        .send()
                        .verdict()
                        .isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "123e4567e89b12d3a456426614174000", "g23e4567-e89b-12d3-a456-426614174000"})
    void an_id_that_is_no_canonical_uuid_is_a_bad_message_id(String id) {
        assertRejected(core.push().with(ApnsHeaders.ID, id), BAD_MESSAGE_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1518.5", "1e9", "99999999999999999999"})
    void an_expiration_that_is_not_whole_seconds_is_bad(String expiration) {
        assertRejected(core.push().with(ApnsHeaders.EXPIRATION, expiration), BAD_EXPIRATION_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "010", "11", "high", "10.0"})
    void a_priority_other_than_10_5_and_1_is_bad(String priority) {
        assertRejected(core.push().with(ApnsHeaders.PRIORITY, priority), BAD_PRIORITY);
    }

    @Test
    void a_collapse_id_of_65_bytes_is_bad() {
        assertRejected(core.push().with(ApnsHeaders.COLLAPSE_ID, "ä".repeat(32) + "x"), BAD_COLLAPSE_ID);
        assertThat(core.push()
                        .with(ApnsHeaders.COLLAPSE_ID, "ä".repeat(32))
                        .send()
                        .verdict()
                        .isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", ""})
    void a_background_push_with_priority_10_is_bad_where_an_option_says_so(String priority) {
        core.with(o -> o.wire(w -> w.backgroundPriority(BackgroundPriority.REJECT)));
        Push push = core.push().with(ApnsHeaders.PUSH_TYPE, "background");

        assertRejected(priority.isEmpty() ? push : push.with(ApnsHeaders.PRIORITY, priority), BAD_PRIORITY);
        assertThat(push.with(ApnsHeaders.PRIORITY, "5").send().verdict().isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alert", "loud"})
    void an_unknown_push_type_is_invalid(String type) {
        assertRejected(core.push().with(ApnsHeaders.PUSH_TYPE, type), INVALID_PUSH_TYPE);
    }

    @Test
    void a_push_type_that_contradicts_the_topic_is_invalid() {
        Push push = core.push().topic(TestCore.TOPIC + ".voip").with(ApnsHeaders.PUSH_TYPE, "alert");

        assertRejected(push, INVALID_PUSH_TYPE);
    }

    @Test
    void a_push_without_a_topic_misses_it() {
        assertRejected(core.push().without(ApnsHeaders.TOPIC), MISSING_TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com..example", "com.example app", ".com", "com.exämple"})
    void a_malformed_topic_is_bad(String topic) {
        assertRejected(core.push().topic(topic), BAD_TOPIC);
    }

    @Test
    void a_topic_outside_the_closed_list_is_disallowed() {
        assertRejected(core.push().topic("com.example.typo"), TOPIC_DISALLOWED);
    }

    @Test
    void a_topic_of_another_team_is_disallowed() {
        core.world.teams().found("OTHERTEAM1");
        core.world.teams().register("OTHERTEAM1", Topic.of("com.other.app"));

        assertRejected(core.push().topic("com.other.app"), TOPIC_DISALLOWED);
    }

    @Test
    void a_topic_that_a_topic_specific_key_does_not_cover_is_disallowed() {
        var key = core.world
                .teams()
                .createKey(core.key().teamId(), Set.of(Environment.values()), Set.of(Topic.of(TestCore.OTHER_TOPIC)));

        assertRejected(core.push().bearer(Jwt.of(key, core.wall).sign()), TOPIC_DISALLOWED);
    }

    @Test
    void a_push_without_a_body_is_empty() {
        assertRejected(core.push().body(""), PAYLOAD_EMPTY);
    }

    @Test
    void a_payload_of_4097_bytes_is_too_large() {
        assertRejected(core.push().body("x".repeat(4097)), PAYLOAD_TOO_LARGE);
        assertThat(core.push().body("x".repeat(4096)).send().verdict().isAccepted())
                .isTrue();
    }

    @Test
    void a_voip_payload_may_have_5120_bytes() {
        Push push = core.push().topic(TestCore.TOPIC + ".voip").with(ApnsHeaders.PUSH_TYPE, "voip");

        assertThat(push.body("x".repeat(5120)).send().verdict().isAccepted()).isTrue();
        assertThat(push.without(ApnsHeaders.PUSH_TYPE).send().verdict().isAccepted())
                .isTrue();
        assertRejected(push.body("x".repeat(5121)), PAYLOAD_TOO_LARGE);
    }

    @Test
    void a_body_that_was_judged_before_its_end_is_larger_by_at_least_so_much() {
        Exchange exchange =
                core.push().body(Body.of(new byte[5120], 65_537, false)).send();

        assertThat(rejection(exchange).explanation().because()).contains("at least 65537 bytes");
    }

    @Test
    void a_chosen_token_is_rejected_with_the_chosen_reason() {
        core.installed().world.chosenRejections().reject(TestCore.TOKEN.hex(), BAD_DEVICE_TOKEN);
        assertRejected(core.push(), BAD_DEVICE_TOKEN);

        core.world.chosenRejections().reject(TestCore.TOKEN.hex(), Reason.of("BrandNew\"Reason"));
        assertThat(core.push().reply().body()).isEqualTo("{\"reason\":\"BrandNew\\\"Reason\"}");
        assertThat(core.push().reply().status()).isEqualTo(400);

        core.world.chosenRejections().stopRejecting(TestCore.TOKEN.hex());
        assertThat(core.push().send().verdict().isAccepted()).isTrue();
    }

    @Test
    void a_chosen_token_with_a_bad_jwt_still_gets_403() {
        core.world.chosenRejections().reject(TestCore.TOKEN.hex(), BAD_DEVICE_TOKEN);

        assertRejected(core.push().bearer("x.y.z"), INVALID_PROVIDER_TOKEN);
    }

    @Test
    void a_path_without_a_token_misses_it() {
        assertRejected(core.push().path(ApnsPaths.DEVICE), MISSING_DEVICE_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaa", "zz", "00fc13a", "%3C00fc%3E", "AAECAwQFBgcICQoLDA0ODw=="})
    void a_mangled_token_is_a_bad_device_token(String token) {
        assertRejected(core.push().path(ApnsPaths.DEVICE + token), BAD_DEVICE_TOKEN);
    }

    @Test
    void a_token_that_was_never_issued_is_bad_where_unknown_tokens_are_rejected() {
        assertThat(core.push().send().verdict().isAccepted()).isTrue();

        core.with(o -> o.devices(d -> d.unknownTokens(UnknownTokens.REJECT)));

        assertRejected(core.push(), BAD_DEVICE_TOKEN);
    }

    @Test
    void a_token_of_the_other_environment_is_a_bad_device_token() {
        assertRejected(core.installed(TestCore.TOPIC, SANDBOX).push().to(PRODUCTION), BAD_DEVICE_TOKEN);
    }

    @Test
    void a_token_of_another_topic_is_not_for_this_one() {
        assertRejected(core.installed().push().topic(TestCore.OTHER_TOPIC), DEVICE_TOKEN_NOT_FOR_TOPIC);
    }

    @Test
    void an_expired_token_is_gone() {
        core.installed().world.installedApps().endToken(core.phone, TestCore.APP, TokenDeath.Kind.EXPIRED);

        assertRejected(core.push(), EXPIRED_TOKEN);
    }

    @Test
    void a_token_of_an_uninstalled_app_is_unregistered_since_then_in_milliseconds() {
        core.installed();
        core.pass(Duration.ofMinutes(5));
        core.world.installedApps().uninstall(core.phone, TestCore.APP);

        Reply reply = core.push().reply();

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body())
                .isEqualTo("{\"reason\":\"Unregistered\",\"timestamp\":"
                        + TestCore.START.plusSeconds(300).toEpochMilli() + "}");
    }

    @Test
    void a_live_activity_that_is_over_is_unregistered_where_an_option_says_so() {
        core.installed().with(o -> o.devices(d -> d.endedActivities(EndedActivities.UNREGISTERED)));
        core.world.installedApps().startActivity(core.phone, TestCore.APP);
        DeviceToken activity =
                core.world.installedApps().activities(core.phone).get(0).token();
        core.world.installedApps().dismissActivities(core.phone, TestCore.APP);

        assertRejected(core.push(activity).topic(TestCore.TOPIC + ".push-type.liveactivity"), UNREGISTERED);
    }

    @Test
    void notifications_switched_off_are_a_rejection_where_an_option_says_so() {
        core.installed().world.installedApps().notifications(core.phone, TestCore.APP, false);
        assertThat(core.push().send().verdict().isAccepted()).isTrue();

        core.with(o -> o.devices(d -> d.notificationsOff(NotificationsOff.UNREGISTERED)));
        assertRejected(core.push(), UNREGISTERED);

        core.with(o -> o.devices(d -> d.notificationsOff(NotificationsOff.BAD_DEVICE_TOKEN)));
        assertRejected(core.push(), BAD_DEVICE_TOKEN);
    }

    @Test
    void more_pushes_than_the_rate_allows_are_too_many_until_its_period_is_over() {
        core.installed().with(o -> o.devices(d -> d.pushesPerToken(2, Duration.ofSeconds(10))));
        core.push().send();
        core.push().send();
        assertRejected(core.push(), TOO_MANY_REQUESTS);

        core.pass(Duration.ofSeconds(10));

        assertThat(core.push().send().verdict().isAccepted()).isTrue();
    }

    @Test
    void a_stub_that_throws_is_an_internal_server_error_without_a_stack_trace() {
        core.stubbing.use(request -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(core.push().reply().body()).isEqualTo("{\"reason\":\"InternalServerError\"}");
        assertThat(rejection(core.push().send()).explanation().because()).contains("no idea");
    }

    private static void assertRejected(Push push, Reason reason) {
        Exchange exchange = push.send();
        assertThat(rejection(exchange).reason()).as(exchange.describe()).isEqualTo(reason);
        assertThat(exchange.verdict().status()).isEqualTo(((KnownReason) reason).status());
    }

    private static Verdict.Rejected rejection(Exchange exchange) {
        return exchange.verdict().rejected().orElseThrow(() -> new AssertionError(exchange.describe()));
    }
}
