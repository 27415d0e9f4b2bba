/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FrameRuleCause.Flood;
import dev.mockapns.server.cause.FrameRuleCause.HeaderBlockTooLong;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Counts what a client may send for next to nothing, and ends the connection where it is too much (RFC 9113, section
 * 10.5). The limits are ours: far above what a provider needs, low enough to bound work and memory.
 */
final class FloodLimits {

    /** Frames that bring no request on: PING, SETTINGS, PRIORITY, small WINDOW_UPDATE, DATA without data, unknown ones. */
    static final int IDLE_FRAMES = 1000;

    /** A client that reads may update two windows for each answer, and some do more. */
    private static final int IDLE_FRAMES_PER_REQUEST = 10;

    /** A client that reads a long answer opens its windows again and again, by no less than this. */
    private static final int SMALL_INCREMENT = 1024;

    /** Requests that are taken back: what Netty allows by default, too. */
    static final int RESETS = 200;

    /** Streams that end with an error: each costs a RST_STREAM, and a request that was begun. */
    static final int STREAM_ERRORS = 1000;

    /** Streams over MAX_CONCURRENT_STREAMS: each costs a RST_STREAM, and a header block that is decompressed. */
    static final int REFUSED_STREAMS = 10_000;

    /** Requests with a body over 64 KiB or more headers than SETTINGS allow: each is read, answered and dropped. */
    static final int OVERSIZED_REQUESTS = 1000;

    /** DATA frames with less than 64 bytes that do not end a body. */
    static final int SMALL_DATA_FRAMES = 10_000;

    /** A client that writes a payload byte by byte is slow, and does no harm. */
    private static final int SMALL_DATA_FRAMES_PER_REQUEST = 1000;

    /** Bytes of one header block as they are sent: enough to decode what is over the announced 8000 and answer it. */
    static final int HEADER_BLOCK_BYTES = 64 * 1024;

    /** CONTINUATION frames of one header block; four of full size are as large as it may be. */
    static final int CONTINUATIONS = 8;

    private final FrameBudget idle;
    private final FrameBudget resets;
    private final FrameBudget streamErrors;
    private final FrameBudget refused;
    private final FrameBudget oversized;
    private final FrameBudget smallData;
    private int headerBlockBytes;
    private int continuations;

    /** @param enforced whether an option asks for these limits; a header block has limits in any case */
    FloodLimits(BooleanSupplier enforced, LongSupplier nanoTime) {
        idle = new FrameBudget(Flood.IDLE_FRAMES, IDLE_FRAMES, enforced, nanoTime);
        resets = new FrameBudget(Flood.RESETS, RESETS, enforced, nanoTime);
        streamErrors = new FrameBudget(Flood.STREAM_ERRORS, STREAM_ERRORS, enforced, nanoTime);
        refused = new FrameBudget(Flood.REFUSED_STREAMS, REFUSED_STREAMS, enforced, nanoTime);
        oversized = new FrameBudget(Flood.OVERSIZED_REQUESTS, OVERSIZED_REQUESTS, enforced, nanoTime);
        smallData = new FrameBudget(Flood.SMALL_DATA_FRAMES, SMALL_DATA_FRAMES, enforced, nanoTime);
    }

    /**
     * Counts a frame that is there in full.
     *
     * @param open whether its stream is open; true for the connection
     */
    void count(FrameHeader frame, boolean open) throws Http2Exception {
        switch (frame.type()) {
            case Http2FrameTypes.HEADERS -> {
                headerBlockBytes = frame.length();
                continuations = 0;
            }
            case Http2FrameTypes.CONTINUATION -> countContinuation(frame);
            case Http2FrameTypes.RST_STREAM -> resets.spend();
            case Http2FrameTypes.DATA -> {
                if (frame.hasNothing()) {
                    idle.spend();
                } else if (frame.isSmallData()) {
                    smallData.spend();
                }
            }
            case Http2FrameTypes.WINDOW_UPDATE -> {
                if (!open || frame.firstInt() < SMALL_INCREMENT) {
                    idle.spend();
                }
            }
            default -> idle.spend();
        }
    }

    /** Counts a request that is taken, which other frames belong to. */
    void countRequest() {
        idle.earn(IDLE_FRAMES_PER_REQUEST);
        smallData.earn(SMALL_DATA_FRAMES_PER_REQUEST);
    }

    /** Counts a stream error. */
    void countStreamError() throws Http2Exception {
        streamErrors.spend();
    }

    /** Counts a stream that MAX_CONCURRENT_STREAMS does not allow. */
    void countRefused() throws Http2Exception {
        refused.spend();
    }

    /** Counts a request with too many headers, or a body that is far too long. */
    void countOversized() throws Http2Exception {
        oversized.spend();
    }

    private void countContinuation(FrameHeader frame) throws Http2Exception {
        headerBlockBytes += frame.length();
        continuations++;
        if (headerBlockBytes > HEADER_BLOCK_BYTES || continuations > CONTINUATIONS) {
            throw BrokenRules.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM,
                    new HeaderBlockTooLong(headerBlockBytes, HEADER_BLOCK_BYTES, continuations, CONTINUATIONS));
        }
    }
}
