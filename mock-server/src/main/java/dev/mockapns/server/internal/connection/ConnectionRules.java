/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.connection.ConnectionEffect;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.connection.Lifecycle.Stage;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.options.GoAwayDebugData;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StreamsAfterRejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what the server does to a connection when something happens on it. Pure functions. */
public final class ConnectionRules {

    /** How long unfinished requests may keep a connection open after GOAWAY. */
    public static final Duration DRAIN = Duration.ofSeconds(5);

    private static final long REFUSED_STREAM = 7;
    private static final long ENHANCE_YOUR_CALM = 11;

    private static final int FIRST_ERROR_STATUS = 400;

    /** How much of what went wrong goes into the debug data: it may quote all that the client sent. */
    private static final int LONGEST_DEBUG_DATA = 500;

    private ConnectionRules() {}

    /**
     * Returns what follows from {@code event}.
     *
     * @param options asked for only by events that depend on one: a connection also has to end if they cannot be read
     */
    public static Decision decide(Event event, Lifecycle state, Supplier<Options> options) {
        if (event instanceof Event.StreamOpened opened) {
            return streamOpened(opened.open(), state, options.get());
        }
        if (event instanceof Event.RequestJudged judged) {
            return requestJudged(judged, state, options.get());
        }
        if (event instanceof Event.Established established) {
            return Decision.nothing(established(established.authenticated(), state, options.get()));
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
        if (event instanceof Event.ClockMoved moved) {
            return clockMoved(moved, state, options.get());
        }
        if (event instanceof Event.FrameStalled) {
            return endAtOnce(
                    state, GoAway.text("a frame was not completed in time").errorCode(ENHANCE_YOUR_CALM));
        }
        if (event instanceof Event.RuleBroken broken) {
            return ruleBroken(broken, state);
        }
        // StreamsFinished, DrainTimedOut
        return state.isEnding() ? Decision.of(state, new ConnectionEffect.Close()) : Decision.nothing(state);
    }

    /** Returns the GOAWAY for a client whose certificate is refused. No stream is ever opened. */
    public static GoAway refused(Reason reason, Options options) {
        return GoAway.text(debugData(reason, options.connections().goAwayDebugData()))
                .abrupt();
    }

    /**
     * Returns what a connection's errors lead to once the answer is written.
     *
     * @param state of the connection with the answer counted
     */
    public static List<ConnectionEffect> afterAnswer(ConnectionState state, Options options) {
        boolean tooManyErrors = options.connections().errorAllowance().isPresent()
                && state.errorCount()
                        .reaches(options.connections().errorAllowance().get());
        return tooManyErrors ? List.of(GoAway.silent()) : List.of();
    }

    /** Returns in what time an idle connection is over its time, zero or less if it is; empty if it never is. */
    public static Optional<Duration> idleTimeLeft(Instant lastActive, Options options, Instant now) {
        return options.connections().idleTimeout().map(timeout -> timeout.minus(Duration.between(lastActive, now)));
    }

    private static Lifecycle established(boolean authenticated, Lifecycle state, Options options) {
        return announced(
                authenticated ? options.streams().limit() : options.streams().initialLimit(), state, options);
    }

    private static Decision clockMoved(Event.ClockMoved moved, Lifecycle state, Options options) {
        return idleTimeLeft(moved.lastActive(), options, moved.now())
                .filter(left -> left.isNegative() || left.isZero())
                .map(over -> endAtOnce(
                        state,
                        goAway(KnownReason.IDLE_TIMEOUT, options.connections().goAwayDebugData())))
                .orElseGet(() -> Decision.nothing(state));
    }

    private static Decision streamOpened(int open, Lifecycle state, Options options) {
        if (state.limit().allows(open)) {
            return Decision.nothing(state);
        }
        return switch (options.streams().overLimit()) {
            case REFUSE -> Decision.of(state, new ConnectionEffect.ResetStream(REFUSED_STREAM));
            case CALM_DOWN -> Decision.of(state, new ConnectionEffect.ResetStream(ENHANCE_YOUR_CALM));
            case GO_AWAY -> end(state, tooManyStreams(open, state.limit().inForce()));
        };
    }

    private static GoAway tooManyStreams(int open, int allowed) {
        return GoAway.text("Maximum active streams violated: " + open + " open, " + allowed + " allowed")
                .errorCode(REFUSED_STREAM)
                .abrupt();
    }

    /** APNs allows one stream until it has seen a valid provider token, and many from then on. */
    private static Decision requestJudged(Event.RequestJudged judged, Lifecycle state, Options options) {
        if (!judged.authenticated()) {
            return Decision.nothing(state);
        }
        boolean drops = options.streams().afterRejection() == StreamsAfterRejection.DROP
                && judged.status() >= FIRST_ERROR_STATUS;
        int streams =
                drops ? options.streams().initialLimit() : options.streams().limit();
        return streams != state.limit().last() && state.limit().mayAnnounce()
                ? Decision.of(announced(streams, state, options), new ConnectionEffect.ChangeSettings(streams))
                : Decision.nothing(state);
    }

    private static Lifecycle announced(int streams, Lifecycle state, Options options) {
        return state.limited(state.limit().announced(streams, options.streams().limitEnforcement()));
    }

    private static Decision prefaceReceived(Lifecycle state) {
        if (state.stage() != Stage.STARTING) {
            return Decision.nothing(state);
        }
        Lifecycle opened = state.opened();
        return state.goAway().map(goAway -> end(opened, goAway)).orElseGet(() -> Decision.nothing(opened));
    }

    /** Some clients take a connection that ends before HTTP/2 began for one without HTTP/2, and never try that again. */
    private static Decision goAwayRequested(GoAway goAway, Lifecycle state) {
        if (state.stage() == Stage.STARTING) {
            return Decision.nothing(state.goAway().isPresent() ? state : state.requested(goAway));
        }
        return end(state, goAway);
    }

    private static Decision ruleBroken(Event.RuleBroken broken, Lifecycle state) {
        if (state.stage() == Stage.BROKEN) {
            return Decision.nothing(state);
        }
        GoAway goAway =
                GoAway.text(Quoted.plain(broken.because(), LONGEST_DEBUG_DATA)).errorCode(broken.errorCode());
        return Decision.of(state.ended(Stage.BROKEN, goAway), goAway, new ConnectionEffect.Close());
    }

    private static Decision end(Lifecycle state, GoAway goAway) {
        return state.isEnding() ? Decision.nothing(state) : Decision.of(state.ended(Stage.ENDING, goAway), goAway);
    }

    private static Decision endAtOnce(Lifecycle state, GoAway goAway) {
        return state.isEnding()
                ? Decision.nothing(state)
                : Decision.of(state.ended(Stage.ENDING, goAway), goAway, new ConnectionEffect.Close());
    }

    private static GoAway goAway(KnownReason reason, GoAwayDebugData form) {
        return new GoAway(Optional.of(reason), debugData(reason, form), 0, true);
    }

    private static String debugData(Reason reason, GoAwayDebugData form) {
        return switch (form) {
            case JSON -> "{\"reason\":\"" + reason.wireText() + "\"}";
            case PLAIN_TEXT -> "Connection closed: " + reason.wireText();
            case EMPTY -> "";
        };
    }
}
