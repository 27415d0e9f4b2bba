/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.connection.ConnectionEffect;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.connection.Lifecycle.Stage;
import dev.mockapns.server.options.CertificateRefusal;
import dev.mockapns.server.options.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what the server does to a connection when something happens on it. Pure functions. */
public final class ConnectionRules {

    /** How long a client may take for the TLS handshake: Netty's default. How long APNs waits is not known. */
    public static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    /** How long a client may take from the TLS handshake to the end of its connection preface. Apple documents no limit. */
    public static final Duration PREFACE_TIMEOUT = Duration.ofSeconds(10);

    /** How long unfinished requests may keep a connection open after GOAWAY. */
    public static final Duration DRAIN = Duration.ofSeconds(5);

    private static final long CANCEL = 8;

    private ConnectionRules() {}

    /**
     * Returns what follows from {@code event}.
     *
     * @param options asked for only by events that depend on one: a connection also has to end if they cannot be read
     */
    public static Decision decide(Event event, Lifecycle state, Supplier<Options> options) {
        if (event instanceof Event.StreamOpened opened) {
            return StreamLimitRules.streamOpened(opened, state, options.get());
        }
        if (event instanceof Event.RequestJudged judged) {
            return StreamLimitRules.requestJudged(judged, state, options.get());
        }
        if (event instanceof Event.Answered answered) {
            return answered(answered, state);
        }
        if (event instanceof Event.Established established) {
            return established(established, state, options.get());
        }
        if (event instanceof Event.PrefaceReceived) {
            return prefaceReceived(state);
        }
        if (event instanceof Event.SettingsAcknowledged) {
            return Decision.nothing(state.limited(state.limit().acknowledged()));
        }
        if (event instanceof Event.GoAwayRequested requested) {
            return goAwayRequested(requested.goAway(), state);
        }
        if (event instanceof Event.GoAwayReceived) {
            return Decision.nothing(state.leftByClient());
        }
        if (event instanceof Event.ClockMoved moved) {
            return clockMoved(moved, state, options.get());
        }
        if (event instanceof Event.StreamsFinished) {
            return streamsFinished(state);
        }
        return state.stage() == Stage.CLOSED ? Decision.nothing(state) : overdueOrBroken(event, state);
    }

    /** What the client did wrong or did not do in time; a connection that is ending already may end sooner. */
    private static Decision overdueOrBroken(Event event, Lifecycle state) {
        if (event instanceof Event.PrefaceTimedOut) {
            return prefaceTimedOut(state);
        }
        if (event instanceof Event.FrameStalled stalled) {
            return endAtOnce(state, GoAways.frameStalled())
                    .noting(Kind.STALLED, new Http2Cause.FrameIncomplete(stalled.limit()));
        }
        if (event instanceof Event.StreamStalled stalled) {
            return streamStalled(stalled, state);
        }
        if (event instanceof Event.HoldsTooMuch held) {
            return breakOff(
                    state,
                    GoAways.holdsTooMuch(held),
                    new Note(Kind.HOLDS_TOO_MUCH, new Http2Cause.ConnectionHoldsTooMuch(held.held(), held.limit())));
        }
        if (event instanceof Event.HoldsMostOfTooMuch most) {
            return breakOff(
                    state,
                    GoAways.holdsMostOfTooMuch(most),
                    new Note(
                            Kind.HOLDS_TOO_MUCH,
                            new Http2Cause.ConnectionsHoldTooMuch(most.total(), most.limit(), most.held())));
        }
        if (event instanceof Event.RuleBroken broken) {
            return breakOff(state, GoAways.ruleBroken(broken));
        }
        if (event instanceof Event.Failed failed) {
            return breakOff(state, GoAways.failed(failed));
        }
        if (event instanceof Event.SecondHandshake) {
            return breakOff(
                    state,
                    GoAways.secondHandshake(),
                    new Note(Kind.CONNECTION_ERROR, new HandshakeCause.SecondHandshake()));
        }
        if (event instanceof Event.TlsAtPlainTextListener) {
            return disconnect(state).noting(Kind.NOT_HTTP2, new HandshakeCause.TlsAtPlainTextListener());
        }
        if (event instanceof Event.TlsFailed failed) {
            return failed.why()
                    .map(why -> disconnect(state).noting(why.kind(), why.cause()))
                    .orElseGet(() -> disconnect(state));
        }
        if (event instanceof Event.Replaced) {
            return replaced(state);
        }
        if (event instanceof Event.Lost) {
            return disconnect(state);
        }
        // DrainTimedOut
        return state.isEnding() ? Decision.of(state, new ConnectionEffect.Close()) : Decision.nothing(state);
    }

    /**
     * Returns what a connection's errors lead to once the answer is written.
     *
     * @param state of the connection with the answer counted
     */
    public static List<NotedEffect> afterAnswer(ConnectionState state, Options options) {
        ErrorCount errors = state.errorCount();
        boolean tooManyErrors = options.connections().errorAllowance().isPresent()
                && errors.reaches(options.connections().errorAllowance().get());
        return tooManyErrors
                ? List.of(new NotedEffect(GoAway.silent(), new Note(Kind.TOO_MANY_ERRORS, errors.cause())))
                : List.of();
    }

    /** Returns in what time an idle connection is over its time, zero or less if it is; empty if it never is. */
    public static Optional<Duration> idleTimeLeft(Instant lastActive, Options options, Instant now) {
        return options.connections().idleTimeout().map(timeout -> timeout.minus(Duration.between(lastActive, now)));
    }

    /**
     * Tells whether the client may have as many streams open: {@link Event.StreamOpened} has no effect then and need not be
     * reported.
     */
    public static boolean allowsStreams(int open, Lifecycle state) {
        return state.limit().allows(open);
    }

    /** Tells whether {@link Event.RequestJudged} has an effect; otherwise it need not be reported. */
    public static boolean changesStreamLimit(boolean authenticated, int status, Lifecycle state, Options options) {
        return StreamLimitRules.changes(authenticated, status, state, options);
    }

    /** The handshake accepts any certificate; what is wrong with it, GOAWAY tells before any request, or each answer does. */
    private static Decision established(Event.Established event, Lifecycle state, Options options) {
        Lifecycle announced = StreamLimitRules.established(event.authenticated(), state, options);
        if (event.defect().isEmpty() || !isRefused(event.defect().get(), options)) {
            return Decision.nothing(announced);
        }
        CertificateDefect defect = event.defect().get();
        GoAway goAway = GoAways.refused(defect.reason(), options.connections().goAwayDebugData());
        return Decision.of(announced.ended(Stage.ENDING, goAway), goAway, new ConnectionEffect.Close())
                .noting(
                        Kind.CERTIFICATE_REFUSED,
                        new HandshakeCause.ClientCertificateRefused(defect.cause(), defect.reason()));
    }

    private static boolean isRefused(CertificateDefect defect, Options options) {
        CertificateRefusal refusal = defect.reason() == KnownReason.BAD_CERTIFICATE_ENVIRONMENT
                ? options.connections().badCertificateEnvironment()
                : options.connections().badCertificate();
        return refusal == CertificateRefusal.BY_GOAWAY;
    }

    private static Decision clockMoved(Event.ClockMoved moved, Lifecycle state, Options options) {
        return idleTimeLeft(moved.lastActive(), options, moved.now())
                .filter(left -> left.isNegative() || left.isZero())
                .map(over -> endAtOnce(state, GoAways.idle(options.connections().goAwayDebugData())))
                .orElseGet(() -> Decision.nothing(state));
    }

    private static Decision prefaceReceived(Lifecycle state) {
        if (state.stage() != Stage.STARTING) {
            return Decision.nothing(state);
        }
        Lifecycle opened = state.opened();
        return state.goAway().map(goAway -> end(opened, goAway)).orElseGet(() -> Decision.nothing(opened));
    }

    private static Decision prefaceTimedOut(Lifecycle state) {
        return state.stage() == Stage.STARTING
                ? Decision.of(state.closed(), GoAway.silent(), new ConnectionEffect.Disconnect())
                        .noting(Kind.NOT_HTTP2, new Http2Cause.PrefaceMissing(PREFACE_TIMEOUT))
                : Decision.nothing(state);
    }

    /** Some clients take a connection that ends before HTTP/2 began for one without HTTP/2, and never try that again. */
    private static Decision goAwayRequested(GoAway goAway, Lifecycle state) {
        if (state.stage() != Stage.STARTING) {
            return end(state, goAway);
        }
        return state.goAway().isPresent()
                ? Decision.nothing(state)
                : Decision.nothing(state.requested(goAway)).noting(Kind.GOAWAY, new Http2Cause.GoAwayRequested());
    }

    /** A connection that is ending already gets no second GOAWAY. */
    private static Decision answered(Event.Answered event, Lifecycle state) {
        Lifecycle next = state;
        List<ConnectionEffect> effects = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (NotedEffect noted : event.effects()) {
            if (noted.effect() instanceof GoAway goAway) {
                if (next.isEnding()) {
                    continue;
                }
                next = next.ended(Stage.ENDING, goAway);
            }
            effects.add(noted.effect());
            notes.add(noted.note());
        }
        return new Decision(next, effects, notes);
    }

    /** A client that sent GOAWAY has its answers; nothing is left to wait for. */
    private static Decision streamsFinished(Lifecycle state) {
        if (state.stage() == Stage.CLOSED || !state.awaitsStreams()) {
            return Decision.nothing(state);
        }
        if (!state.clientLeaves()) {
            return Decision.of(state, new ConnectionEffect.Close());
        }
        return state.isEnding()
                ? disconnect(state)
                : Decision.of(state.closed(), GoAway.silent(), new ConnectionEffect.Disconnect());
    }

    private static Decision streamStalled(Event.StreamStalled stalled, Lifecycle state) {
        int streamId = stalled.streamId();
        return Decision.of(state, new ConnectionEffect.ResetStream(CANCEL))
                .noting(
                        Kind.STALLED,
                        stalled.requestOpen()
                                ? new Http2Cause.RequestIncomplete(streamId, stalled.limit())
                                : new Http2Cause.AnswerNotTaken(streamId, stalled.limit()));
    }

    private static Decision replaced(Lifecycle state) {
        GoAway goAway = GoAway.silent();
        return state.isEnding()
                ? disconnect(state)
                : Decision.of(state.ended(Stage.CLOSED, goAway), goAway, new ConnectionEffect.Disconnect());
    }

    static Decision end(Lifecycle state, GoAway goAway) {
        return state.isEnding() ? Decision.nothing(state) : Decision.of(state.ended(Stage.ENDING, goAway), goAway);
    }

    private static Decision endAtOnce(Lifecycle state, GoAway goAway) {
        return state.isEnding()
                ? Decision.nothing(state)
                : Decision.of(state.ended(Stage.ENDING, goAway), goAway, new ConnectionEffect.Close());
    }

    private static Decision breakOff(Lifecycle state, GoAway goAway, Note... notes) {
        return state.stage() == Stage.BROKEN
                ? Decision.nothing(state)
                : new Decision(
                        state.ended(Stage.BROKEN, goAway),
                        List.of(goAway, new ConnectionEffect.Close()),
                        List.of(notes));
    }

    private static Decision disconnect(Lifecycle state) {
        return Decision.of(state.closed(), new ConnectionEffect.Disconnect());
    }
}
