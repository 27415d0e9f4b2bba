/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.cause.Http2Cause.AnswerNotTaken;
import dev.mockapns.server.cause.Http2Cause.ConnectionError;
import dev.mockapns.server.cause.Http2Cause.ConnectionHoldsTooMuch;
import dev.mockapns.server.cause.Http2Cause.ConnectionRuleBroken;
import dev.mockapns.server.cause.Http2Cause.ConnectionsHoldTooMuch;
import dev.mockapns.server.cause.Http2Cause.DestinationByDefault;
import dev.mockapns.server.cause.Http2Cause.DestinationByHost;
import dev.mockapns.server.cause.Http2Cause.FrameIncomplete;
import dev.mockapns.server.cause.Http2Cause.GoAwayRequested;
import dev.mockapns.server.cause.Http2Cause.GoAwaySent;
import dev.mockapns.server.cause.Http2Cause.HeadersTooLarge;
import dev.mockapns.server.cause.Http2Cause.HostOfOtherEnvironment;
import dev.mockapns.server.cause.Http2Cause.NotHttp2;
import dev.mockapns.server.cause.Http2Cause.NotReading;
import dev.mockapns.server.cause.Http2Cause.PrefaceMissing;
import dev.mockapns.server.cause.Http2Cause.RequestCutShort;
import dev.mockapns.server.cause.Http2Cause.RequestIncomplete;
import dev.mockapns.server.cause.Http2Cause.StreamAfterGoAway;
import dev.mockapns.server.cause.Http2Cause.StreamError;
import dev.mockapns.server.cause.Http2Cause.StreamFailed;
import dev.mockapns.server.cause.Http2Cause.StreamLimitChanged;
import dev.mockapns.server.cause.Http2Cause.StreamOverLimit;
import dev.mockapns.server.cause.Http2Cause.StreamRuleBroken;
import dev.mockapns.server.cause.Http2Cause.TooManyErrors;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.connection.ListenerKind;
import java.util.List;

/** The sentences for {@link Http2Cause}. */
final class Http2Texts {

    private static final int BYTES_PER_KIB = 1024;

    private static final String OBEY_HTTP2 = "; RFC 9113 has the rule";

    private static final String HOLD_LESS =
            "complete the requests that were begun, and read answers while sending (docs/limits.md has the numbers)";

    private static final String ENDED_CALMLY = "; the connection was ended with ENHANCE_YOUR_CALM";

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    NotHttp2.class,
                    cause -> "the client sends HTTP/1.1, or something else that is not HTTP/2",
                    cause ->
                            "APNs supports HTTP/2 only: enable it in the client (without TLS: with prior knowledge, not"
                                    + " by Upgrade)"),
            Text.of(
                    PrefaceMissing.class,
                    cause -> "the client did not begin HTTP/2 within " + Quantities.span(cause.limit())
                            + ": the connection was closed",
                    cause ->
                            "send the connection preface and SETTINGS at once (RFC 9113, section 3.4), and connect only"
                                    + " when there is something to send"),
            Text.of(
                    DestinationByHost.class,
                    cause -> "requests for " + cause.host() + " go to "
                            + Quantities.destination(cause.environment(), cause.kind()) + ", by that host name"),
            Text.of(
                    DestinationByDefault.class,
                    cause -> "requests " + (cause.host().isEmpty() ? "without a host" : "for " + cause.host())
                            + " go to " + Quantities.destination(cause.environment(), cause.kind()) + ", because "
                            + (cause.host().isEmpty()
                                    ? "the TLS server name is not a host name of Apple's"
                                    : "neither that host nor the TLS server name is a host name of Apple's")
                            + "; to reach SANDBOX, connect under the host name " + Environment.SANDBOX.host()),
            Text.inDialect(
                    HostOfOtherEnvironment.class,
                    cause -> "a request for " + cause.host() + ", which is " + cause.named() + " at Apple, went to "
                            + Quantities.destination(cause.environment(), cause.kind())
                            + ", because the connection was opened to the "
                            + port(cause.kind()) + " of " + cause.environment(),
                    Http2Texts::rightListener),
            Text.inDialect(
                    StreamOverLimit.class,
                    cause -> "stream " + cause.streamId() + " was opened while " + cause.open()
                            + (cause.open() == 1 ? " was" : " were") + " open, over MAX_CONCURRENT_STREAMS "
                            + cause.limit() + ": "
                            + switch (cause.reaction()) {
                                case REFUSE -> "RST_STREAM REFUSED_STREAM";
                                case CALM_DOWN -> "RST_STREAM ENHANCE_YOUR_CALM";
                                case GO_AWAY -> "the connection ends with GOAWAY REFUSED_STREAM";
                            },
                    (cause, dialect) -> cause.limit() == 1
                            ? "send one push and wait for its answer: APNs allows a single stream until it has seen a"
                                    + " valid provider token (" + sendAgain(cause)
                                    + switch (dialect) {
                                        case JAVA ->
                                            "; to test something else, raise the limit: apns.options(o ->"
                                                    + " o.streams(s -> s.initialLimit(1000)))";
                                        case COMMAND_LINE, HTTP -> "";
                                    }
                                    + ")"
                            : "keep to the limit that SETTINGS announce, and queue the rest; " + sendAgain(cause)),
            Text.of(
                    StreamAfterGoAway.class,
                    cause -> "stream " + cause.streamId() + " was opened after GOAWAY: RST_STREAM REFUSED_STREAM, so it"
                            + " may be sent again on another connection"),
            Text.of(StreamLimitChanged.class, cause -> "MAX_CONCURRENT_STREAMS is " + cause.limit() + " from now on"),
            Text.of(
                    HeadersTooLarge.class,
                    cause -> "the headers of stream " + cause.streamId() + " are "
                            + Quantities.count(cause.bytes() - cause.limit(), "byte") + " over the " + cause.limit()
                            + " that SETTINGS allow, and were answered with status 431 without a body",
                    cause ->
                            "send shorter headers: a device token, a provider token and the fields of APNs are far below"
                                    + " this limit"),
            Text.inDialect(
                    StreamRuleBroken.class,
                    cause -> streamEnded(cause.streamId(), cause.errorCode())
                            + Explain.explain(cause.rule(), Dialect.JAVA).because(),
                    (cause, dialect) -> Explain.explain(cause.rule(), dialect).advice()),
            Text.inDialect(
                    ConnectionRuleBroken.class,
                    cause -> connectionEnded(cause.errorCode())
                            + Explain.explain(cause.rule(), Dialect.JAVA).because(),
                    (cause, dialect) -> Explain.explain(cause.rule(), dialect).advice()),
            Text.of(
                    StreamError.class,
                    cause -> streamEnded(cause.streamId(), cause.errorCode()) + cause.failure(),
                    cause -> "fix the request, or the HTTP/2 client that framed it" + OBEY_HTTP2),
            Text.of(
                    ConnectionError.class,
                    cause -> connectionEnded(cause.errorCode()) + cause.failure(),
                    cause -> "fix the HTTP/2 client" + OBEY_HTTP2),
            Text.inDialect(
                    StreamFailed.class,
                    cause -> "stream " + cause.streamId() + " was ended with INTERNAL_ERROR: "
                            + Explain.explain(cause.failure(), Dialect.JAVA).because(),
                    (cause, dialect) ->
                            Explain.explain(cause.failure(), dialect).advice()),
            Text.inDialect(
                    FrameIncomplete.class,
                    cause -> "the client began a frame or a header block and did not complete it within "
                            + Quantities.span(cause.limit()) + ENDED_CALMLY,
                    (cause, dialect) -> "write every frame in full, and at once" + noTimeout(dialect)),
            Text.inDialect(
                    RequestIncomplete.class,
                    cause -> "stream " + cause.streamId()
                            + " was reset with CANCEL: its request was not complete within "
                            + Quantities.span(cause.limit()),
                    (cause, dialect) ->
                            "send headers and body at once, with END_STREAM at the end" + noTimeout(dialect)),
            Text.of(
                    AnswerNotTaken.class,
                    cause -> "stream " + cause.streamId()
                            + " was reset with CANCEL: the flow-control window of the client"
                            + " did not let its answer through within "
                            + Quantities.span(cause.limit()),
                    cause -> "open the flow-control window for answers (RFC 9113, section 6.9), or reset streams whose"
                            + " answer is not needed"),
            Text.of(
                    NotReading.class,
                    cause -> "the client does not read its answers: " + cause.limit() / BYTES_PER_KIB
                            + " KiB of answers are"
                            + " waiting, and this fake reads no more requests from the client until it has read some of"
                            + " them",
                    cause -> "read answers while sending, not after it"),
            Text.of(
                    ConnectionHoldsTooMuch.class,
                    cause -> "the incomplete requests and unread answers of this connection take "
                            + Quantities.count(cause.held(), "byte") + "; the limit is " + cause.limit()
                            + ENDED_CALMLY,
                    cause -> HOLD_LESS),
            Text.of(
                    ConnectionsHoldTooMuch.class,
                    cause -> "the incomplete requests and unread answers of all connections take "
                            + Quantities.count(cause.total(), "byte") + "; the limit is " + cause.limit()
                            + "; this connection was ended with ENHANCE_YOUR_CALM because it takes the most, "
                            + Quantities.count(cause.held(), "byte"),
                    cause -> HOLD_LESS),
            Text.inDialect(
                    TooManyErrors.class,
                    cause -> Quantities.count(cause.errors(), "request")
                            + " of this connection were answered with an error, " + cause.badDeviceTokens()
                            + " of them with BadDeviceToken: this fake is set to end the"
                            + " connection at this limit; APNs has a limit, too, which"
                            + " Apple does not document",
                    (cause, dialect) -> "stop sending to a device token once APNs answered BadDeviceToken, and fix what"
                            + " the other errors name"
                            + switch (dialect) {
                                case JAVA ->
                                    "; apns.options(o -> o.connections(c -> c.errorAllowance(100, 10))) sets another"
                                            + " limit";
                                case COMMAND_LINE, HTTP -> "";
                            }),
            Text.of(
                    GoAwayRequested.class,
                    cause ->
                            "GOAWAY was requested during the TLS handshake, or right after it: it is sent as soon as the"
                                    + " client has sent its connection preface"),
            Text.of(GoAwaySent.class, Http2Texts::goAwaySent),
            Text.of(
                    RequestCutShort.class,
                    cause -> "the connection was ended (GOAWAY "
                            + cause.goAway().debugData() + ") before the request was complete",
                    cause -> "send it again on a new connection"));

    private Http2Texts() {}

    private static String streamEnded(int streamId, String errorCode) {
        return "stream " + streamId + " broke a rule of HTTP/2 and was ended with " + errorCode + ": ";
    }

    private static String connectionEnded(String errorCode) {
        return "the connection was ended with " + errorCode + ": ";
    }

    private static String sendAgain(StreamOverLimit cause) {
        return "what was refused may be sent again"
                + switch (cause.reaction()) {
                    case REFUSE, CALM_DOWN -> "";
                    case GO_AWAY -> " on a new connection";
                };
    }

    private static String noTimeout(Dialect dialect) {
        return switch (dialect) {
            case JAVA -> " (apns.options(o -> o.connections(c -> c.noRequestTimeout())) removes the limit)";
            case COMMAND_LINE, HTTP -> "";
        };
    }

    private static String rightListener(HostOfOtherEnvironment cause, Dialect dialect) {
        boolean pushes = cause.kind() == ListenerKind.PUSH;
        return "connect to the " + port(cause.kind()) + " of " + cause.named()
                + switch (dialect) {
                    case JAVA ->
                        " (apns." + (pushes ? "port" : "managementPort") + "(" + cause.named()
                                + ")), or under this host name to the shared port"
                                + " (MockApnsServer.builder().sharedPort(0) opens one)";
                    case COMMAND_LINE ->
                        " (" + ListenerNames.field(cause.named(), pushes ? "Port" : "ManagementPort")
                                + "), or under this host name to the shared port (--shared-port opens one)";
                    case HTTP -> "";
                };
    }

    private static String port(ListenerKind kind) {
        return kind == ListenerKind.MANAGEMENT ? "channel management port" : "port";
    }

    private static String goAwaySent(GoAwaySent cause) {
        GoAway sent = cause.goAway();
        String debugData = sent.debugData().isEmpty() ? "no debug data" : "the debug data " + sent.debugData();
        return "the fake sent GOAWAY with error code " + sent.errorCode() + ", last stream id " + cause.lastStreamId()
                + " and " + debugData + "; " + open(cause.openStreams(), sent.graceful());
    }

    private static String open(int requests, boolean answered) {
        if (requests == 0) {
            return "no request is open";
        }
        String answers = requests == 1 ? "its answer" : "their answers";
        return Quantities.count(requests, "request is", "requests are") + " open and "
                + (answered ? "will still get " + answers : "will get no answer");
    }
}
