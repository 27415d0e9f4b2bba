/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.FieldRuleCause.ConnectWithSchemeOrPath;
import dev.mockapns.server.cause.FieldRuleCause.ConnectionSpecificHeader;
import dev.mockapns.server.cause.FieldRuleCause.HeaderNameNotAllowed;
import dev.mockapns.server.cause.FieldRuleCause.HeaderValueNotAllowed;
import dev.mockapns.server.cause.FieldRuleCause.HeaderValueWithBlankEdge;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderAfterHeader;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderInTrailers;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderMissing;
import dev.mockapns.server.cause.FieldRuleCause.PseudoHeaderTwice;
import dev.mockapns.server.cause.FieldRuleCause.TeNotTrailers;
import dev.mockapns.server.cause.FieldRuleCause.UnknownPseudoHeader;
import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.cause.FrameRuleCause.Flood;
import dev.mockapns.server.cause.FrameRuleCause.FloodLimitExceeded;
import dev.mockapns.server.cause.FrameRuleCause.FrameAfterEndOfStream;
import dev.mockapns.server.cause.FrameRuleCause.FrameTooLarge;
import dev.mockapns.server.cause.FrameRuleCause.HeaderBlockTooLong;
import dev.mockapns.server.cause.FrameRuleCause.PaddingTooLong;
import dev.mockapns.server.cause.FrameRuleCause.StreamDependsOnItself;
import dev.mockapns.server.cause.FrameRuleCause.StreamIdTooLow;
import dev.mockapns.server.cause.FrameRuleCause.WindowTooLarge;
import dev.mockapns.server.cause.FrameRuleCause.WindowUpdateOnIdleStream;
import dev.mockapns.server.cause.Http2Cause.ConnectionRuleBroken;
import dev.mockapns.server.cause.Http2Cause.StreamRuleBroken;
import dev.mockapns.server.cause.Http2RuleCause;
import java.time.Duration;
import java.util.Map;

/** Examples of broken rules of HTTP/2, each as the connection record has it. */
final class Http2RuleCauses {

    private Http2RuleCauses() {}

    static void addTo(Map<String, Cause> all) {
        fields(all);
        frames(all);
        floods(all);
    }

    private static void fields(Map<String, Cause> all) {
        malformed(all, "header name not allowed", new HeaderNameNotAllowed("APNS-Topic"));
        malformed(all, "header value not allowed", new HeaderValueNotAllowed("authorization"));
        malformed(all, "header value with a blank at the end", new HeaderValueWithBlankEdge("authorization"));
        malformed(all, "header of HTTP/1.1", new ConnectionSpecificHeader("transfer-encoding"));
        malformed(all, "te is not trailers", new TeNotTrailers("gzip"));
        malformed(all, "unknown pseudo-header", new UnknownPseudoHeader(":status"));
        malformed(all, "pseudo-header after a header", new PseudoHeaderAfterHeader(":path"));
        malformed(all, "pseudo-header twice", new PseudoHeaderTwice(":path"));
        malformed(all, "pseudo-header missing", new PseudoHeaderMissing(":scheme"));
        malformed(all, "CONNECT with a path", new ConnectWithSchemeOrPath());
        malformed(all, "pseudo-header in trailers", new PseudoHeaderInTrailers(":path"));
    }

    private static void frames(Map<String, Cause> all) {
        broken(all, "frame too large", "FRAME_SIZE_ERROR", new FrameTooLarge(20_000, 16_384));
        broken(all, "header block too long", "ENHANCE_YOUR_CALM", new HeaderBlockTooLong(50, 65_536, 9, 8));
        broken(all, "padding too long", "PROTOCOL_ERROR", new PaddingTooLong(214, 14));
        broken(all, "WINDOW_UPDATE on an idle stream", "PROTOCOL_ERROR", new WindowUpdateOnIdleStream(5));
        broken(all, "stream that depends on itself", "PROTOCOL_ERROR", new StreamDependsOnItself(5));
        broken(all, "stream id too low", "PROTOCOL_ERROR", new StreamIdTooLow(3, 5));
        broken(all, "DATA after the end of the stream", "STREAM_CLOSED", new FrameAfterEndOfStream(1, "DATA"));
        all.put(
                "HEADERS after the end of the stream",
                new StreamRuleBroken(1, "STREAM_CLOSED", new FrameAfterEndOfStream(1, "HEADERS")));
        broken(all, "window too large", "FLOW_CONTROL_ERROR", new WindowTooLarge(Integer.MAX_VALUE, 1));
    }

    private static void floods(Map<String, Cause> all) {
        flood(all, "too many frames that advance no request", Flood.IDLE_FRAMES);
        flood(all, "too many resets", Flood.RESETS);
        flood(all, "too many stream errors", Flood.STREAM_ERRORS);
        flood(all, "too many refused streams", Flood.REFUSED_STREAMS);
        flood(all, "too many oversized requests", Flood.OVERSIZED_REQUESTS);
        flood(all, "too many small DATA frames", Flood.SMALL_DATA_FRAMES);
    }

    private static void malformed(Map<String, Cause> all, String name, Http2RuleCause rule) {
        all.put(name, new StreamRuleBroken(1, "PROTOCOL_ERROR", rule));
    }

    private static void broken(Map<String, Cause> all, String name, String errorCode, FrameRuleCause rule) {
        all.put(name, new ConnectionRuleBroken(errorCode, rule));
    }

    private static void flood(Map<String, Cause> all, String name, Flood flood) {
        broken(all, name, "ENHANCE_YOUR_CALM", new FloodLimitExceeded(flood, 1000, Duration.ofSeconds(30)));
    }
}
