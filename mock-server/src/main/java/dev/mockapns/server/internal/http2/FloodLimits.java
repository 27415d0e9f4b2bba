/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
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

    /** Bytes of one header block as they are sent: enough to decode what is over the announced 8000 and answer it. */
    static final int HEADER_BLOCK_BYTES = 64 * 1024;

    /** CONTINUATION frames of one header block; four of full size are as large as it may be. */
    static final int CONTINUATIONS = 8;

    private final FrameBudget idle;
    private final FrameBudget resets;
    private final FrameBudget streamErrors;
    private int headerBlockBytes;
    private int continuations;

    FloodLimits(LongSupplier nanoTime) {
        idle = new FrameBudget("frames that bring no request on", IDLE_FRAMES, nanoTime);
        resets = new FrameBudget("requests taken back", RESETS, nanoTime);
        streamErrors = new FrameBudget("streams that broke the rules", STREAM_ERRORS, nanoTime);
    }

    /** Counts a frame that is there in full. */
    void count(FrameHeader frame) throws Http2Exception {
        switch (frame.type()) {
            case Http2FrameTypes.HEADERS -> {
                idle.earn(IDLE_FRAMES_PER_REQUEST);
                headerBlockBytes = frame.length();
                continuations = 0;
            }
            case Http2FrameTypes.CONTINUATION -> countContinuation(frame);
            case Http2FrameTypes.RST_STREAM -> resets.spend();
            case Http2FrameTypes.DATA -> {
                if (frame.hasNothing()) {
                    idle.spend();
                }
            }
            case Http2FrameTypes.WINDOW_UPDATE -> {
                if (frame.firstInt() < SMALL_INCREMENT) {
                    idle.spend();
                }
            }
            default -> idle.spend();
        }
    }

    /** Counts a stream error. */
    void countStreamError() throws Http2Exception {
        streamErrors.spend();
    }

    private void countContinuation(FrameHeader frame) throws Http2Exception {
        headerBlockBytes += frame.length();
        continuations++;
        if (headerBlockBytes > HEADER_BLOCK_BYTES || continuations > CONTINUATIONS) {
            throw Http2Exception.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM,
                    "a header block of %d bytes so far, with %d CONTINUATION frames (at most %d and %d are taken)",
                    headerBlockBytes,
                    continuations,
                    HEADER_BLOCK_BYTES,
                    CONTINUATIONS);
        }
    }
}
