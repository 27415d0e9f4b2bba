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
        if (!event.authenticated()) {
            return Decision.nothing(state);
        }
        boolean drops = options.streams().afterRejection() == StreamsAfterRejection.DROP
                && event.status() >= FIRST_ERROR_STATUS;
        int streams =
                drops ? options.streams().initialLimit() : options.streams().limit();
        if (streams == state.limit().last() || !state.limit().mayAnnounce()) {
            return Decision.nothing(state);
        }
        return Decision.of(announced(streams, state, options), new ConnectionEffect.ChangeSettings(streams))
                .noting(Kind.STREAMS_CHANGED, new Http2Cause.StreamLimitChanged(streams));
    }

    private static Lifecycle announced(int streams, Lifecycle state, Options options) {
        return state.limited(state.limit().announced(streams, options.streams().limitEnforcement()));
    }
}
