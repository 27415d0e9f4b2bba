/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.connection.ConnectionEffect.ChangeSettings;
import dev.mockapns.server.connection.ConnectionEffect.Close;
import dev.mockapns.server.connection.ConnectionEffect.ResetStream;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.connection.Lifecycle.Stage;
import dev.mockapns.server.options.GoAwayDebugData;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StreamLimitEnforcement;
import dev.mockapns.server.options.StreamsAfterRejection;
import dev.mockapns.server.options.StreamsOverLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What follows from what happens on a connection, without one. */
class ConnectionRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Options DEFAULTS = Options.defaults();
    private static final GoAway SHUTDOWN = GoAway.shutdown();

    @Test
    void a_client_without_credentials_is_allowed_one_stream() {
        assertThat(established(false, DEFAULTS).limit().last()).isEqualTo(1);
    }

    @Test
    void a_client_with_a_good_certificate_is_allowed_all_streams() {
        assertThat(established(true, DEFAULTS).limit().last()).isEqualTo(1000);
    }

    @Test
    void the_limit_is_in_force_once_it_is_acknowledged() {
        Lifecycle open = open(DEFAULTS);

        assertThat(decide(new Event.StreamOpened(100), open).effects()).isEmpty();
        Lifecycle acknowledged = decide(new Event.SettingsAcknowledged(), open).next();
        assertThat(decide(new Event.StreamOpened(1), acknowledged).effects()).isEmpty();
        assertThat(decide(new Event.StreamOpened(2), acknowledged).effects()).containsExactly(new ResetStream(7));
    }

    @Test
    void a_limit_that_is_enforced_at_once_waits_for_no_acknowledgement() {
        Options options = with(o -> o.streams(s -> s.limitEnforcement(StreamLimitEnforcement.AT_ONCE)));

        assertThat(ConnectionRules.decide(new Event.StreamOpened(2), open(options), () -> options)
                        .effects())
                .containsExactly(new ResetStream(7));
    }

    @Test
    void a_stream_over_the_limit_is_reset_or_ends_the_connection_as_an_option_says() {
        Lifecycle limited =
                decide(new Event.SettingsAcknowledged(), open(DEFAULTS)).next();
        Options calm = with(o -> o.streams(s -> s.overLimit(StreamsOverLimit.CALM_DOWN)));
        Options goAway = with(o -> o.streams(s -> s.overLimit(StreamsOverLimit.GO_AWAY)));

        assertThat(ConnectionRules.decide(new Event.StreamOpened(2), limited, () -> calm)
                        .effects())
                .containsExactly(new ResetStream(11));
        assertThat(ConnectionRules.decide(new Event.StreamOpened(2), limited, () -> goAway)
                        .effects())
                .containsExactly(GoAway.text("Maximum active streams violated: 2 open, 1 allowed")
                        .errorCode(7)
                        .abrupt());
    }

    @Test
    void the_first_valid_provider_token_raises_the_limit_once() {
        Decision first = decide(new Event.RequestJudged(true, 200), open(DEFAULTS));

        assertThat(first.effects()).containsExactly(new ChangeSettings(1000));
        assertThat(decide(new Event.RequestJudged(true, 200), first.next()).effects())
                .isEmpty();
    }

    @Test
    void a_request_without_valid_credentials_changes_no_limit() {
        assertThat(decide(new Event.RequestJudged(false, 403), open(DEFAULTS)).effects())
                .isEmpty();
    }

    @Test
    void a_rejection_lowers_the_limit_again_where_an_option_says_so() {
        Options drop = with(o -> o.streams(s -> s.afterRejection(StreamsAfterRejection.DROP)));
        Lifecycle raised =
                decide(new Event.RequestJudged(true, 200), open(DEFAULTS)).next();

        assertThat(ConnectionRules.decide(new Event.RequestJudged(true, 400), raised, () -> drop)
                        .effects())
                .containsExactly(new ChangeSettings(1));
    }

    @Test
    void a_client_that_acknowledges_nothing_gets_at_most_sixteen_settings() {
        StreamLimit limit = StreamLimit.beforeSettings();
        for (int sent = 0; sent < StreamLimit.MAX_UNACKNOWLEDGED; sent++) {
            assertThat(limit.mayAnnounce()).isTrue();
            limit = limit.announced(1 + sent % 2, StreamLimitEnforcement.WHEN_ACKNOWLEDGED);
        }

        assertThat(limit.mayAnnounce()).isFalse();
        assertThat(limit.acknowledged().mayAnnounce()).isTrue();
    }

    @Test
    void a_goaway_before_the_preface_waits_for_it() {
        Lifecycle starting = established(false, DEFAULTS);
        Decision requested = decide(new Event.GoAwayRequested(SHUTDOWN), starting);
        Decision again = decide(new Event.GoAwayRequested(GoAway.silent()), requested.next());

        assertThat(requested.effects()).isEmpty();
        assertThat(decide(new Event.PrefaceReceived(), again.next()).effects()).containsExactly(SHUTDOWN);
    }

    @Test
    void a_connection_ends_by_goaway_once_and_closes_when_its_streams_are_finished() {
        Decision ending = decide(new Event.GoAwayRequested(SHUTDOWN), open(DEFAULTS));

        assertThat(ending.effects()).containsExactly(SHUTDOWN);
        assertThat(decide(new Event.GoAwayRequested(GoAway.silent()), ending.next())
                        .effects())
                .isEmpty();
        assertThat(decide(new Event.StreamsFinished(), ending.next()).effects()).containsExactly(new Close());
        assertThat(decide(new Event.DrainTimedOut(), ending.next()).effects()).containsExactly(new Close());
    }

    @Test
    void finished_streams_do_not_close_an_open_connection() {
        assertThat(decide(new Event.StreamsFinished(), open(DEFAULTS)).effects())
                .isEmpty();
    }

    @Test
    void an_idle_connection_ends_at_its_timeout_and_not_before() {
        Options options = with(o ->
                o.connections(c -> c.idleTimeout(Duration.ofMinutes(5)).goAwayDebugData(GoAwayDebugData.PLAIN_TEXT)));
        Lifecycle open = open(options);
        Event early = new Event.ClockMoved(NOW, NOW.plusSeconds(299));
        Event late = new Event.ClockMoved(NOW, NOW.plusSeconds(300));

        assertThat(ConnectionRules.decide(early, open, () -> options).effects()).isEmpty();
        assertThat(ConnectionRules.idleTimeLeft(NOW, options, NOW.plusSeconds(299)))
                .contains(Duration.ofSeconds(1));
        assertThat(ConnectionRules.decide(late, open, () -> options).effects())
                .containsExactly(
                        new GoAway(Optional.of(KnownReason.IDLE_TIMEOUT), "Connection closed: IdleTimeout", 0, true),
                        new Close());
    }

    @Test
    void a_broken_rule_ends_a_connection_that_is_ending_too_but_only_once() {
        Lifecycle ending =
                decide(new Event.GoAwayRequested(SHUTDOWN), open(DEFAULTS)).next();
        Event broken = new Event.RuleBroken(1, "a frame\nof the wrong size");

        Decision decision = decide(broken, ending);
        assertThat(decision.next().stage()).isEqualTo(Stage.BROKEN);
        assertThat(decision.effects())
                .containsExactly(GoAway.text("a frame\\u000aof the wrong size").errorCode(1), new Close());
        assertThat(decide(broken, decision.next()).effects()).isEmpty();
    }

    @Test
    void a_refused_certificate_is_named_in_a_goaway_before_any_stream() {
        assertThat(ConnectionRules.refused(KnownReason.BAD_CERTIFICATE, DEFAULTS))
                .isEqualTo(GoAway.text("{\"reason\":\"BadCertificate\"}").abrupt());
    }

    @Test
    void too_many_errors_end_the_connection_after_the_answer() {
        Options options = with(o -> o.connections(c -> c.errorAllowance(2, 2)));
        ConnectionState once = ConnectionState.initial().answered(rejected());
        ConnectionState twice = once.answered(rejected());

        assertThat(ConnectionRules.afterAnswer(once, options)).isEmpty();
        assertThat(ConnectionRules.afterAnswer(twice, options)).containsExactly(GoAway.silent());
        assertThat(ConnectionRules.afterAnswer(twice, DEFAULTS)).isEmpty();
    }

    @Test
    void a_new_connection_replaces_one_that_is_idle_for_ten_seconds() {
        assertThat(AcceptRules.needsRoom(2, 2)).isFalse();
        assertThat(AcceptRules.needsRoom(3, 2)).isTrue();
        assertThat(AcceptRules.makesRoom(NOW, NOW.plusSeconds(9))).isFalse();
        assertThat(AcceptRules.makesRoom(NOW, NOW.plusSeconds(10))).isTrue();
    }

    private static Verdict rejected() {
        return new Verdict.Rejected(400, KnownReason.BAD_TOPIC, new AuthorCause.StubRejected(), Optional.empty());
    }

    private static Options with(UnaryOperator<Options.Builder> settings) {
        return settings.apply(DEFAULTS.toBuilder()).build();
    }

    private static Lifecycle established(boolean authenticated, Options options) {
        return ConnectionRules.decide(new Event.Established(authenticated), Lifecycle.accepted(), () -> options)
                .next();
    }

    private static Lifecycle open(Options options) {
        return decide(new Event.PrefaceReceived(), established(false, options)).next();
    }

    private static Decision decide(Event event, Lifecycle state) {
        return ConnectionRules.decide(event, state, () -> DEFAULTS);
    }
}
