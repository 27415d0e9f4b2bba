/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Explanation;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.ErrorCount;
import dev.mockapns.server.internal.explain.Explain;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.options.StreamsOverLimit;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Says in words for people what no HTTP answer tells: which stream was refused, which rule of HTTP/2 was broken. */
final class ConnectionNotes {

    /** How much of the message of a stream error is kept. */
    private static final int LONGEST = 400;

    private static final String NO_REQUEST_TIMEOUT =
            "lift the limit: apns.options(o -> o.connections(c -> c.noRequestTimeout()))";

    private final Notes notes;
    private final InstantSource clock;

    ConnectionNotes(Notes notes, InstantSource clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** Notes that a request came. */
    void used() {
        notes.used();
    }

    /** Notes the place that requests go to for the host that they name. */
    void goesByHost(Destination place, String host) {
        note(Kind.ENVIRONMENT_CHOSEN, "requests for " + host + " go to " + place + ", by that host name");
    }

    /** Notes the place that requests go to although they name no host that says so. */
    void goesByDefault(Destination place, String host) {
        note(
                Kind.ENVIRONMENT_CHOSEN,
                "requests " + (host.isEmpty() ? "without a host" : "for " + host) + " go to " + place
                        + ", since neither that nor the TLS server name is a host of Apple's; for the sandbox, call the"
                        + " fake " + Environment.SANDBOX.host());
    }

    /** Notes a request for another environment than it goes to. */
    void wrongListener(Destination place, String host, Destination named) {
        String because = "a request for " + host + ", which is " + named.environment() + " at Apple, went to " + place
                + ", which its connection was opened for";
        String advice = "connect to the port of " + named.environment()
                + ", or under this host name to the shared port (sharedPort, --shared-port)";
        note(Kind.WRONG_LISTENER, because, advice);
    }

    /** Notes a stream over the limit. */
    void streamRefused(int streamId, int open, StreamLimit limit, StreamsOverLimit way) {
        int allowed = limit.inForce();
        String advice = allowed == 1
                ? "send one push and wait for its answer: APNs allows a single stream until it has seen a valid provider"
                        + " token (what was refused may be sent again; a test of something else may raise the limit:"
                        + " apns.options(o -> o.streams(s -> s.initialLimit(1000))))"
                : "keep to the limit that SETTINGS announce, and queue the rest; what was refused may be sent again";
        noteOften(
                Kind.STREAM_REFUSED,
                () -> "stream " + streamId + " was opened while " + open + (open == 1 ? " was" : " were")
                        + " open, over MAX_CONCURRENT_STREAMS " + allowed + ": " + what(way),
                advice);
    }

    private static String what(StreamsOverLimit way) {
        return switch (way) {
            case REFUSE -> "RST_STREAM REFUSED_STREAM";
            case CALM_DOWN -> "RST_STREAM ENHANCE_YOUR_CALM";
            case GO_AWAY -> "the connection ends with GOAWAY REFUSED_STREAM";
        };
    }

    /** Notes a header list over the limit. */
    void headersTooLarge(int streamId, long bytes) {
        long over = bytes - ApnsSettings.MAX_HEADER_LIST_SIZE;
        noteOften(
                Kind.HEADERS_TOO_LARGE,
                () -> "the headers of stream " + streamId + " are " + over + " bytes over the "
                        + ApnsSettings.MAX_HEADER_LIST_SIZE + " that SETTINGS allow, and got the bare status 431",
                "send shorter headers: a device token, a provider token and a few fields of APNs stay far below");
    }

    /** Notes that a client opened a connection and then said nothing. */
    void silent(long seconds) {
        note(
                Kind.NOT_HTTP2,
                "the client has not begun to speak HTTP/2 within " + seconds + " seconds: the connection was closed",
                "send the connection preface and SETTINGS at once (RFC 9113, section 3.4), and connect when there is"
                        + " something to send");
    }

    /** Notes what ends one stream. */
    void streamError(Http2Exception.StreamException error) {
        int streamId = error.streamId();
        String code = error.error().name();
        String message = Quoted.plain(String.valueOf(error.getMessage()), LONGEST);
        noteOften(
                Kind.STREAM_ERROR,
                () -> "stream " + streamId + " broke HTTP/2, and was ended with " + code + ": " + message,
                "mend the request, or the HTTP/2 client that framed it; RFC 9113 has the rule");
    }

    /** Notes that a request got no answer because the core failed; the client did nothing wrong. */
    void coreFailed(int streamId, Throwable failure) {
        String ended = "stream " + streamId + " was ended with INTERNAL_ERROR: ";
        if (failure instanceof LinkageError missing) {
            Explanation clash = Explain.explain(ClassPathClash.cause(missing), Dialect.JAVA);
            note(Kind.STREAM_ERROR, ended + clash.because(), clash.advice());
            return;
        }
        note(
                Kind.STREAM_ERROR,
                ended + "internal error while handling its request (a bug in MockApns): " + failure,
                "report it with the stack trace from the log");
    }

    /**
     * Notes what ends the connection.
     *
     * @param spokeHttp2 whether the client began with HTTP/2
     */
    void connectionError(Throwable error, boolean spokeHttp2) {
        if (error instanceof LinkageError missing) {
            Explanation clash = Explain.explain(ClassPathClash.cause(missing), Dialect.JAVA);
            note(Kind.INTERNAL_ERROR, clash.because(), clash.advice());
            return;
        }
        if (!spokeHttp2) {
            note(
                    Kind.NOT_HTTP2,
                    "the client speaks HTTP/1.1, or something else that is not HTTP/2",
                    "APNs speaks HTTP/2 only: switch it on in the client (without TLS: by prior knowledge, not by"
                            + " Upgrade)");
            return;
        }
        String code = error instanceof Http2Exception http2 ? http2.error().name() : "INTERNAL_ERROR";
        note(
                Kind.CONNECTION_ERROR,
                "the connection was ended with " + code + ": " + error.getMessage(),
                "mend the HTTP/2 client; RFC 9113 has the rule");
    }

    /** Notes that a frame, or a header block, was begun and not completed. */
    void frameStalled(Duration timeout) {
        note(
                Kind.STALLED,
                "a frame or a header block was begun and not completed within " + Quantities.span(timeout)
                        + ": the connection was ended with ENHANCE_YOUR_CALM",
                "write every frame in full, and at once (or " + NO_REQUEST_TIMEOUT + ")");
    }

    /**
     * Notes a stream that the client did not bring to its end.
     *
     * @param requestOpen whether the request is not complete; otherwise its answer was not taken
     */
    void streamStalled(int streamId, boolean requestOpen, Duration timeout) {
        note(
                Kind.STALLED,
                "stream " + streamId + " was reset with CANCEL: "
                        + (requestOpen ? "its request was not complete within " : "its answer was not taken within ")
                        + Quantities.span(timeout),
                requestOpen
                        ? "send headers and body at once, with END_STREAM at the end (or " + NO_REQUEST_TIMEOUT + ")"
                        : "open the flow-control window for answers (RFC 9113, section 6.9), or reset what nobody waits"
                                + " for");
    }

    /** Notes that the connection holds too many bytes. */
    void holdsTooMuch(String because) {
        note(
                Kind.HOLDS_TOO_MUCH,
                because + ": it was ended with ENHANCE_YOUR_CALM",
                "complete the requests that were begun, and read answers while sending (docs/limits.md has the numbers)");
    }

    /** Notes a stream that was opened after GOAWAY, as happens while the two are on their way. */
    void streamAfterGoAway(int streamId) {
        noteOften(
                Kind.STREAM_REFUSED,
                () -> "stream " + streamId
                        + " came after GOAWAY: RST_STREAM REFUSED_STREAM, so it may be sent again on another"
                        + " connection");
    }

    /** Notes that SETTINGS announce another limit. */
    void streamsChanged(int maxStreams) {
        noteOften(Kind.STREAMS_CHANGED, () -> "MAX_CONCURRENT_STREAMS is " + maxStreams + " from now on");
    }

    /** Notes that the client caused as many errors as an option allows. */
    void dropped(ErrorCount errorCount) {
        note(
                Kind.TOO_MANY_ERRORS,
                errorCount.errors() + (errorCount.errors() == 1 ? " request" : " requests")
                        + " of this connection got an error, " + errorCount.badDeviceTokens()
                        + " of them BadDeviceToken: APNs drops such a connection (option connections.errorAllowance)",
                "send no more to a device token once APNs called it bad, and mend what the other errors name");
    }

    /** Notes that this side is going to end a connection on which the client has not begun HTTP/2 yet. */
    void goAwayRequested() {
        note(
                Kind.GOAWAY,
                "GOAWAY was asked for during the TLS handshake, or right after it: it follows as soon as the client has"
                        + " sent its connection preface");
    }

    /** Notes that this side ends the connection. */
    void goingAway(GoAway goAway, int lastStreamId, int openStreams) {
        String debugData = goAway.debugData().isEmpty() ? "no debug data" : goAway.debugData();
        String underWay = openStreams == 0
                ? "no request was under way"
                : openStreams + (openStreams == 1 ? " request was" : " requests were") + " under way, "
                        + (goAway.graceful() ? "to be answered" : "not to be answered");
        notes.note(ConnectionEvent.of(
                Kind.GOAWAY,
                clock.instant(),
                "the fake said GOAWAY with error code " + goAway.errorCode() + ", last stream id " + lastStreamId
                        + " and " + debugData + "; " + underWay));
    }

    private void note(Kind kind, String because) {
        notes.note(ConnectionEvent.of(kind, clock.instant(), because));
    }

    private void note(Kind kind, String because, String advice) {
        notes.note(ConnectionEvent.of(kind, clock.instant(), because, advice));
    }

    /** Notes what a client can cause any number of times. */
    private void noteOften(Kind kind, Supplier<String> because) {
        Instant now = clock.instant();
        notes.note(kind, false, () -> ConnectionEvent.of(kind, now, because.get()));
    }

    /** As {@link #noteOften(Kind, Supplier)}, with advice. */
    private void noteOften(Kind kind, Supplier<String> because, String advice) {
        Instant now = clock.instant();
        notes.note(kind, true, () -> ConnectionEvent.of(kind, now, because.get(), advice));
    }
}
