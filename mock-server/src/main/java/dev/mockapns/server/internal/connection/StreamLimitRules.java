/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.connection.ConnectionEffect;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StreamsAfterRejection;

/** Decides how many streams a client may have open, and what follows when it opens more. */
final class StreamLimitRules {

    private static final int FIRST_ERROR_STATUS = 400;

    private StreamLimitRules() {}

    /** APNs allows one stream until it has seen a valid provider token, and many from then on. */
    static Lifecycle established(boolean authenticated, Lifecycle state, Options options) {
        return announced(
                authenticated ? options.streams().limit() : options.streams().initialLimit(), state, options);
    }

    static Decision streamOpened(Event.StreamOpened event, Lifecycle state, Options options) {
        if (state.limit().allows(event.open())) {
            return Decision.nothing(state);
        }
        int allowed = state.limit().inForce();
        Decision decision = switch (options.streams().overLimit()) {
            case REFUSE -> Decision.of(state, new ConnectionEffect.ResetStream(GoAways.REFUSED_STREAM));
            case CALM_DOWN -> Decision.of(state, new ConnectionEffect.ResetStream(GoAways.ENHANCE_YOUR_CALM));
            case GO_AWAY -> ConnectionRules.end(state, GoAways.tooManyStreams(event.open(), allowed));
        };
        return decision.noting(
                Kind.STREAM_REFUSED,
                new Http2Cause.StreamOverLimit(
                        event.streamId(),
                        event.open() - 1,
                        allowed,
                        options.streams().overLimit()));
    }

    static Decision requestJudged(Event.RequestJudged event, Lifecycle state, Options options) {
        if (!changes(event.authenticated(), event.status(), state, options)) {
            return Decision.nothing(state);
        }
        int streams = after(event.status(), options);
        return Decision.of(announced(streams, state, options), new ConnectionEffect.ChangeSettings(streams))
                .noting(Kind.STREAMS_CHANGED, new Http2Cause.StreamLimitChanged(streams));
    }

    /** Tells whether the limit changes once a request is judged. */
    static boolean changes(boolean authenticated, int status, Lifecycle state, Options options) {
        return authenticated
                && after(status, options) != state.limit().last()
                && state.limit().mayAnnounce();
    }

    private static int after(int status, Options options) {
        boolean drops =
                options.streams().afterRejection() == StreamsAfterRejection.DROP && status >= FIRST_ERROR_STATUS;
        return drops ? options.streams().initialLimit() : options.streams().limit();
    }

    private static Lifecycle announced(int streams, Lifecycle state, Options options) {
        return state.limited(state.limit().announced(streams, options.streams().limitEnforcement()));
    }
}
