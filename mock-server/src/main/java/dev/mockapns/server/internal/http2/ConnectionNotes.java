/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.FakeCause;
import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.cause.Http2RuleCause;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.connection.Note;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.InstantSource;

/** Notes on the record of one connection what no HTTP answer tells: what was decided, and which rule of HTTP/2 was broken. */
final class ConnectionNotes {

    private final Notes notes;
    private final InstantSource clock;

    ConnectionNotes(Notes notes, InstantSource clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** Notes what was decided. */
    void add(Note note) {
        note(note.kind(), note.cause());
    }

    /** Notes that a request came. */
    void used() {
        notes.used();
    }

    /** Notes where requests go for the host that they name. */
    void goesByHost(Destination to, String host) {
        note(Kind.ENVIRONMENT_CHOSEN, new Http2Cause.DestinationByHost(to.environment(), to.kind(), host));
    }

    /** Notes where requests go that name no host of Apple's. */
    void goesByDefault(Destination to, String host) {
        note(Kind.ENVIRONMENT_CHOSEN, new Http2Cause.DestinationByDefault(to.environment(), to.kind(), host));
    }

    /** Notes a request that names a host of another environment than it goes to. */
    void wrongListener(Destination to, String host, Destination named) {
        note(
                Kind.WRONG_LISTENER,
                new Http2Cause.HostOfOtherEnvironment(host, named.environment(), to.environment(), to.kind()));
    }

    /** Notes a header list over the limit. */
    void headersTooLarge(int streamId, long bytes) {
        note(
                Kind.HEADERS_TOO_LARGE,
                new Http2Cause.HeadersTooLarge(streamId, bytes, ApnsSettings.MAX_HEADER_LIST_SIZE));
    }

    /** Notes what ends one stream. */
    void streamError(Http2Exception.StreamException error) {
        Http2RuleCause rule = BrokenRules.ofStream(error);
        String code = error.error().name();
        note(
                Kind.STREAM_ERROR,
                rule == null
                        ? new Http2Cause.StreamError(error.streamId(), code, String.valueOf(error.getMessage()))
                        : new Http2Cause.StreamRuleBroken(error.streamId(), code, rule));
    }

    /** Notes that a request got no answer because the core failed; the client did nothing wrong. */
    void coreFailed(int streamId, Throwable failure) {
        note(Kind.STREAM_ERROR, new Http2Cause.StreamFailed(streamId, failed(failure)));
    }

    /**
     * Notes what ends the connection.
     *
     * @param spokeHttp2 whether the client began with HTTP/2
     */
    void connectionError(Throwable error, boolean spokeHttp2) {
        if (error instanceof LinkageError) {
            note(Kind.INTERNAL_ERROR, failed(error));
        } else if (!spokeHttp2) {
            note(Kind.NOT_HTTP2, new Http2Cause.NotHttp2());
        } else if (error instanceof Http2Exception broken) {
            FrameRuleCause rule = BrokenRules.ofConnection(broken);
            String code = broken.error().name();
            note(
                    Kind.CONNECTION_ERROR,
                    rule == null
                            ? new Http2Cause.ConnectionError(code, String.valueOf(broken.getMessage()))
                            : new Http2Cause.ConnectionRuleBroken(code, rule));
        } else {
            note(Kind.INTERNAL_ERROR, failed(error));
        }
    }

    private static FakeCause failed(Throwable failure) {
        return failure instanceof LinkageError missing
                ? ClassPathClash.cause(missing)
                : new FakeCause.UnexpectedError(failure.toString());
    }

    /** Notes a stream that was opened after GOAWAY, as happens while the two are on their way. */
    void streamAfterGoAway(int streamId) {
        note(Kind.STREAM_AFTER_GOAWAY, new Http2Cause.StreamAfterGoAway(streamId));
    }

    /** Notes that GOAWAY was sent. */
    void goAwaySent(GoAway goAway, int lastStreamId, int openStreams) {
        note(Kind.GOAWAY, new Http2Cause.GoAwaySent(goAway, lastStreamId, openStreams));
    }

    private void note(Kind kind, Cause cause) {
        notes.note(new ConnectionEvent(kind, clock.instant(), cause));
    }
}
