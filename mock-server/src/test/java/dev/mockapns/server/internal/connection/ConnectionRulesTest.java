/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.connection.ConnectionEffect.ChangeSettings;
import dev.mockapns.server.connection.ConnectionEffect.Close;
import dev.mockapns.server.connection.ConnectionEffect.Disconnect;
import dev.mockapns.server.connection.ConnectionEffect.ResetStream;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.connection.Lifecycle.Stage;
import dev.mockapns.server.options.GoAwayDebugData;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StreamLimitEnforcement;
import dev.mockapns.server.options.StreamsAfterRejection;
import dev.mockapns.server.options.StreamsOverLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

        assertThat(decide(new Event.StreamOpened(1, 100), open).effects()).isEmpty();
        Lifecycle acknowledged = decide(new Event.SettingsAcknowledged(), open).next();
        assertThat(decide(new Event.StreamOpened(1, 1), acknowledged).effects()).isEmpty();
        assertThat(decide(new Event.StreamOpened(1, 2), acknowledged).effects()).containsExactly(new ResetStream(7));
    }

    @Test
    void a_limit_that_is_enforced_at_once_waits_for_no_acknowledgement() {
        Options options = with(o -> o.streams(s -> s.limitEnforcement(StreamLimitEnforcement.AT_ONCE)));

        assertThat(ConnectionRules.decide(new Event.StreamOpened(1, 2), open(options), () -> options)
                        .effects())
                .containsExactly(new ResetStream(7));
    }

    @Test
    void a_stream_over_the_limit_is_reset_or_ends_the_connection_as_an_option_says() {
        Lifecycle limited =
                decide(new Event.SettingsAcknowledged(), open(DEFAULTS)).next();
        Options calm = with(o -> o.streams(s -> s.overLimit(StreamsOverLimit.CALM_DOWN)));
        Options goAway = with(o -> o.streams(s -> s.overLimit(StreamsOverLimit.GO_AWAY)));

        assertThat(ConnectionRules.decide(new Event.StreamOpened(1, 2), limited, () -> calm)
                        .effects())
                .containsExactly(new ResetStream(11));
        assertThat(ConnectionRules.decide(new Event.StreamOpened(1, 2), limited, () -> goAway)
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
    void a_rejection_lowers_the_limit_again_if_set() {
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
        Event broken = new Event.RuleBroken(1, new FrameRuleCause.StreamIdTooLow(3, 5));

        Decision decision = decide(broken, ending);
        assertThat(decision.next().stage()).isEqualTo(Stage.BROKEN);
        assertThat(decision.effects())
                .containsExactly(
                        GoAway.text("stream 3 was opened after stream 5").errorCode(1), new Close());
        assertThat(decide(broken, decision.next()).effects()).isEmpty();
    }

    @Test
    void too_many_errors_end_the_connection_after_the_answer() {
        Options options = with(o -> o.connections(c -> c.errorAllowance(2, 2)));
        ConnectionState once = ConnectionState.initial().answered(rejected());
        ConnectionState twice = once.answered(rejected());

        assertThat(ConnectionRules.afterAnswer(once, options)).isEmpty();
        assertThat(ConnectionRules.afterAnswer(twice, options))
                .containsExactly(new NotedEffect(
                        GoAway.silent(), new Note(Kind.TOO_MANY_ERRORS, new Http2Cause.TooManyErrors(2, 0))));
        assertThat(ConnectionRules.afterAnswer(twice, DEFAULTS)).isEmpty();
    }

    @Test
    void goaway_of_a_reply_ends_the_connection_with_the_note_of_whoever_decided_it() {
        Note note = new Note(Kind.GOAWAY, new Http2Cause.GoAwayRequested());
        Event answered = new Event.Answered(List.of(new NotedEffect(GoAway.silent(), note)));
        Decision ending = decide(answered, open(DEFAULTS));

        assertThat(ending.effects()).containsExactly(GoAway.silent());
        assertThat(ending.notes()).containsExactly(note);
        assertThat(decide(answered, ending.next())).isEqualTo(Decision.nothing(ending.next()));
    }

    @Test
    void other_effects_of_a_reply_are_performed_as_they_are() {
        Note note = new Note(Kind.GOAWAY, new Http2Cause.GoAwayRequested());
        Decision decision =
                decide(new Event.Answered(List.of(new NotedEffect(new ResetStream(2), note))), open(DEFAULTS));

        assertThat(decision.effects()).containsExactly(new ResetStream(2));
        assertThat(decision.notes()).containsExactly(note);
    }

    @Test
    void a_client_without_preface_is_disconnected_at_the_timeout() {
        Decision decision = decide(new Event.PrefaceTimedOut(), established(false, DEFAULTS));

        assertThat(decision.effects()).containsExactly(GoAway.silent(), new Disconnect());
        assertThat(decision.notes())
                .containsExactly(
                        new Note(Kind.NOT_HTTP2, new Http2Cause.PrefaceMissing(ConnectionRules.PREFACE_TIMEOUT)));
        assertThat(decision.next().isEnding()).isTrue();
        assertThat(decide(new Event.PrefaceTimedOut(), open(DEFAULTS)).effects())
                .isEmpty();
    }

    @Test
    void a_client_that_sends_goaway_keeps_its_connection_until_its_streams_are_finished() {
        Decision leaving = decide(new Event.GoAwayReceived(), open(DEFAULTS));

        assertThat(leaving.effects()).isEmpty();
        assertThat(leaving.next().awaitsStreams()).isTrue();
        assertThat(decide(new Event.StreamsFinished(), leaving.next()).effects())
                .containsExactly(GoAway.silent(), new Disconnect());
    }

    @Test
    void a_client_that_sends_goaway_after_the_server_gets_no_second_one() {
        Lifecycle ending =
                decide(new Event.GoAwayRequested(SHUTDOWN), open(DEFAULTS)).next();
        Lifecycle leaving = decide(new Event.GoAwayReceived(), ending).next();

        assertThat(decide(new Event.StreamsFinished(), leaving).effects()).containsExactly(new Disconnect());
    }

    @Test
    void a_stalled_stream_is_reset_with_cancel() {
        Duration limit = Duration.ofMinutes(10);

        Decision request = decide(new Event.StreamStalled(5, true, limit), open(DEFAULTS));
        assertThat(request.effects()).containsExactly(new ResetStream(8));
        assertThat(request.notes()).containsExactly(new Note(Kind.STALLED, new Http2Cause.RequestIncomplete(5, limit)));
        assertThat(decide(new Event.StreamStalled(5, false, limit), open(DEFAULTS))
                        .notes())
                .containsExactly(new Note(Kind.STALLED, new Http2Cause.AnswerNotTaken(5, limit)));
    }

    @Test
    void a_stalled_frame_ends_the_connection_at_once() {
        Duration limit = Duration.ofMinutes(10);
        Decision decision = decide(new Event.FrameStalled(limit), open(DEFAULTS));

        assertThat(decision.effects()).containsExactly(GoAways.frameStalled(), new Close());
        assertThat(decision.notes()).containsExactly(new Note(Kind.STALLED, new Http2Cause.FrameIncomplete(limit)));
    }

    @Test
    void a_connection_that_holds_too_much_is_broken_and_noted_once() {
        Event event = new Event.HoldsTooMuch(2, 1);
        Decision decision = decide(event, open(DEFAULTS));

        assertThat(decision.next().stage()).isEqualTo(Stage.BROKEN);
        assertThat(decision.notes())
                .containsExactly(new Note(Kind.HOLDS_TOO_MUCH, new Http2Cause.ConnectionHoldsTooMuch(2, 1)));
        assertThat(decide(event, decision.next())).isEqualTo(Decision.nothing(decision.next()));
    }

    @Test
    void a_second_handshake_breaks_the_connection() {
        Decision decision = decide(new Event.SecondHandshake(), open(DEFAULTS));

        assertThat(decision.next().stage()).isEqualTo(Stage.BROKEN);
        assertThat(decision.notes())
                .containsExactly(new Note(Kind.CONNECTION_ERROR, new HandshakeCause.SecondHandshake()));
    }

    @Test
    void tls_at_a_listener_without_tls_ends_the_connection() {
        Decision decision = decide(new Event.TlsAtPlainTextListener(), established(false, DEFAULTS));

        assertThat(decision.effects()).containsExactly(new Disconnect());
        assertThat(decision.notes())
                .containsExactly(new Note(Kind.NOT_HTTP2, new HandshakeCause.TlsAtPlainTextListener()));
    }

    @Test
    void a_failed_handshake_ends_the_connection_and_is_noted_once() {
        Note why = new Note(Kind.HANDSHAKE_FAILED, new HandshakeCause.HandshakeAborted());
        Decision failed = decide(new Event.TlsFailed(Optional.of(why)), Lifecycle.accepted());

        assertThat(failed.effects()).containsExactly(new Disconnect());
        assertThat(failed.notes()).containsExactly(why);
        assertThat(decide(new Event.TlsFailed(Optional.of(why)), failed.next()))
                .isEqualTo(Decision.nothing(failed.next()));
    }

    @Test
    void an_idle_connection_that_is_replaced_ends_by_goaway_at_once() {
        Decision decision = decide(new Event.Replaced(), open(DEFAULTS));

        assertThat(decision.effects()).containsExactly(GoAway.silent(), new Disconnect());
        assertThat(decision.next().goAway()).contains(GoAway.silent());
    }

    @Test
    void a_lost_connection_is_disconnected_without_goaway() {
        assertThat(decide(new Event.Lost(), open(DEFAULTS)).effects()).containsExactly(new Disconnect());
    }

    @Test
    void goaway_during_the_handshake_is_noted_and_remembered() {
        Decision requested = decide(new Event.GoAwayRequested(SHUTDOWN), Lifecycle.accepted());
        Lifecycle established = ConnectionRules.decide(
                        new Event.Established(false, Optional.empty()), requested.next(), () -> DEFAULTS)
                .next();

        assertThat(requested.notes()).containsExactly(new Note(Kind.GOAWAY, new Http2Cause.GoAwayRequested()));
        assertThat(decide(new Event.PrefaceReceived(), established).effects()).containsExactly(SHUTDOWN);
    }

    private static Verdict rejected() {
        return new Verdict.Rejected(400, KnownReason.BAD_TOPIC, new AuthorCause.StubRejected(), Optional.empty());
    }

    private static Options with(UnaryOperator<Options.Builder> settings) {
        return settings.apply(DEFAULTS.toBuilder()).build();
    }

    private static Lifecycle established(boolean authenticated, Options options) {
        return ConnectionRules.decide(
                        new Event.Established(authenticated, Optional.empty()), Lifecycle.accepted(), () -> options)
                .next();
    }

    private static Lifecycle open(Options options) {
        return decide(new Event.PrefaceReceived(), established(false, options)).next();
    }

    private static Decision decide(Event event, Lifecycle state) {
        return ConnectionRules.decide(event, state, () -> DEFAULTS);
    }
}
