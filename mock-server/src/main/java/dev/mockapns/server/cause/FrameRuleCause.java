/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Which rule about frames and streams a client broke: RFC 9113, sections 4 to 6, and section 10.5 about floods. */
public sealed interface FrameRuleCause extends Http2RuleCause {

    /**
     * A frame is larger than SETTINGS_MAX_FRAME_SIZE.
     *
     * @param bytes of its payload
     * @param limit that SETTINGS announce
     */
    record FrameTooLarge(int bytes, int limit) implements FrameRuleCause {}

    /**
     * HEADERS and the CONTINUATION frames after it are too large, or are too many frames.
     *
     * @param bytes of the header block so far, as they are sent
     * @param byteLimit how many bytes it may have
     * @param continuations how many CONTINUATION frames it has so far
     * @param continuationLimit how many it may have
     */
    record HeaderBlockTooLong(int bytes, int byteLimit, int continuations, int continuationLimit)
            implements FrameRuleCause {}

    /**
     * A frame has more padding than its length leaves room for.
     *
     * @param padding in bytes
     * @param length of the payload in bytes, the padding included
     */
    record PaddingTooLong(int padding, int length) implements FrameRuleCause {}

    /** WINDOW_UPDATE came on a stream that is idle: not opened yet. */
    record WindowUpdateOnIdleStream(int streamId) implements FrameRuleCause {}

    /** PRIORITY makes a stream that is idle depend on itself. */
    record StreamDependsOnItself(int streamId) implements FrameRuleCause {}

    /**
     * A stream was opened after one with a higher id.
     *
     * @param lastStreamId of the stream with the highest id
     */
    record StreamIdTooLow(int streamId, int lastStreamId) implements FrameRuleCause {}

    /**
     * A frame came on a stream that the client had ended by END_STREAM.
     *
     * @param frame its type, as RFC 9113 names it
     */
    record FrameAfterEndOfStream(int streamId, String frame) implements FrameRuleCause {

        public FrameAfterEndOfStream {
            requireNonNull(frame, "frame");
        }
    }

    /**
     * SETTINGS_INITIAL_WINDOW_SIZE makes the flow-control window of a stream larger than 2^31 - 1.
     *
     * @param initialWindowSize that SETTINGS announce
     * @param streamId of a stream whose window it makes too large
     */
    record WindowTooLarge(int initialWindowSize, int streamId) implements FrameRuleCause {}

    /**
     * A client sent too much of what costs it almost nothing.
     *
     * @param limit how many there may be within the period
     */
    record FloodLimitExceeded(Flood flood, int limit, Duration period) implements FrameRuleCause {

        public FloodLimitExceeded {
            requireNonNull(flood, "flood");
            requireNonNull(period, "period");
        }
    }

    /** What a client can send too much of. */
    enum Flood {
        /** PING, SETTINGS, PRIORITY, small WINDOW_UPDATE, empty DATA and unknown frames. */
        IDLE_FRAMES,

        /** Requests that the client reset. */
        RESETS,

        /** Streams that were ended because they broke a rule of HTTP/2. */
        STREAM_ERRORS,

        /** Streams over MAX_CONCURRENT_STREAMS. */
        REFUSED_STREAMS,

        /** Requests with a body or a header list that is far too large. */
        OVERSIZED_REQUESTS,

        /** DATA frames with a few bytes each. */
        SMALL_DATA_FRAMES
    }
}
