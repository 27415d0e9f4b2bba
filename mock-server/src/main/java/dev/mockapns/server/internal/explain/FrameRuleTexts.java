/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.Dialect;
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
import java.util.List;

/** The sentences for {@link FrameRuleCause}, which {@link Http2Texts} completes with the connection or stream that ended. */
final class FrameRuleTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    FrameTooLarge.class,
                    cause -> "a frame has " + Quantities.count(cause.bytes(), "byte")
                            + " of payload; SETTINGS_MAX_FRAME_SIZE is " + cause.limit()
                            + " (RFC 9113, section 4.2)",
                    cause ->
                            "send no frame with more than " + cause.limit() + " bytes: split header blocks and bodies"),
            Text.of(
                    HeaderBlockTooLong.class,
                    cause -> "a header block has " + Quantities.count(cause.bytes(), "byte") + " and "
                            + Quantities.count(cause.continuations(), "CONTINUATION frame") + " so far; the limits are "
                            + cause.byteLimit() + " bytes and " + cause.continuationLimit()
                            + " frames (RFC 9113, section 10.5.1)",
                    cause -> "send shorter headers, in few frames"),
            Text.of(
                    PaddingTooLong.class,
                    cause -> "a frame of " + Quantities.count(cause.length(), "byte") + " has "
                            + Quantities.count(cause.padding(), "byte")
                            + " of padding, more than it has room for (RFC 9113, sections 6.1 and 6.2)",
                    cause -> "send frames without padding, or fix the padding length"),
            Text.of(
                    WindowUpdateOnIdleStream.class,
                    cause -> "WINDOW_UPDATE came on stream " + cause.streamId()
                            + ", which is idle (RFC 9113, section 5.1)",
                    cause -> "open a stream by HEADERS before any other frame is sent on it"),
            Text.of(
                    StreamDependsOnItself.class,
                    cause -> "PRIORITY makes stream " + cause.streamId()
                            + ", which is idle, depend on itself (RFC 7540, section 5.3.1)",
                    cause -> "send no PRIORITY frames: RFC 9113 deprecates them"),
            Text.of(
                    StreamIdTooLow.class,
                    cause -> "stream " + cause.streamId() + " was opened after stream " + cause.lastStreamId()
                            + ": the ids of new streams have to grow (RFC 9113, section 5.1.1)",
                    cause -> "send the HEADERS of new streams in the order of their ids, also where several threads"
                            + " send on one connection"),
            Text.of(
                    FrameAfterEndOfStream.class,
                    cause -> cause.frame() + " came on stream " + cause.streamId()
                            + ", which the client had ended (RFC 9113, section 5.1)",
                    cause -> "send neither HEADERS nor DATA on a stream after END_STREAM"),
            Text.of(
                    WindowTooLarge.class,
                    cause -> "SETTINGS_INITIAL_WINDOW_SIZE " + cause.initialWindowSize()
                            + " makes the flow-control window of stream " + cause.streamId()
                            + " larger than 2^31 - 1 (RFC 9113, section 6.9.2)",
                    cause -> "announce a smaller SETTINGS_INITIAL_WINDOW_SIZE, or send less in WINDOW_UPDATE"),
            Text.inDialect(
                    FloodLimitExceeded.class,
                    cause -> "more than " + cause.limit() + " " + name(cause.flood()) + " within "
                            + Quantities.span(cause.period())
                            + " (RFC 9113, section 10.5; docs/limits.md has the numbers)",
                    (cause, dialect) -> remedy(cause.flood()) + noLimit(dialect)));

    private FrameRuleTexts() {}

    private static String name(Flood flood) {
        return switch (flood) {
            case IDLE_FRAMES ->
                "frames that advance no request (PING, SETTINGS, PRIORITY, small WINDOW_UPDATE, empty DATA, or"
                        + " unknown)";
            case RESETS -> "requests that the client reset";
            case STREAM_ERRORS -> "streams that broke a rule of HTTP/2";
            case REFUSED_STREAMS -> "streams over MAX_CONCURRENT_STREAMS";
            case OVERSIZED_REQUESTS -> "requests with a body or headers that are far too large";
            case SMALL_DATA_FRAMES -> "small DATA frames";
        };
    }

    private static String remedy(Flood flood) {
        return switch (flood) {
            case IDLE_FRAMES ->
                "send PING at longer intervals, SETTINGS once, and WINDOW_UPDATE only after many bytes were read";
            case RESETS -> "wait for answers instead of resetting streams";
            case STREAM_ERRORS -> "fix what the first stream errors of this connection name";
            case REFUSED_STREAMS -> "keep to the limit that SETTINGS announce, and queue the rest";
            case OVERSIZED_REQUESTS -> "check the size of payloads and headers before sending them";
            case SMALL_DATA_FRAMES -> "send each payload in one DATA frame";
        };
    }

    private static String noLimit(Dialect dialect) {
        return switch (dialect) {
            case JAVA -> " (apns.options(o -> o.connections(c -> c.floodLimits(false))) removes the limit)";
            case COMMAND_LINE, HTTP -> "";
        };
    }
}
