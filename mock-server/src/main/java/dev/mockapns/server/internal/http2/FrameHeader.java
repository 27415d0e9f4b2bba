/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FrameRuleCause.PaddingTooLong;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * The header of a frame (RFC 9113, section 4.1), and the length of its padding.
 *
 * @param length of the payload
 * @param padding without the byte that says so; 0 for none
 * @param firstInt of the payload without its highest bit: the increment of a WINDOW_UPDATE, the dependency of a PRIORITY; 0
 *     in other frames
 */
record FrameHeader(int length, byte type, int flags, int streamId, int padding, int firstInt) {

    static final int BYTES = 9;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int STREAM_ID = 5;
    private static final int END_STREAM = 0x1;
    private static final int ACK = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;

    /** Clients that write a payload piece by piece send more in each. */
    private static final int SMALL_DATA_BYTES = 64;

    /** Reads a frame that is there in full, without moving on. */
    static FrameHeader of(ByteBuf frame) {
        int start = frame.readerIndex();
        int length = frame.getUnsignedMedium(start);
        byte type = frame.getByte(start + TYPE);
        int flags = frame.getUnsignedByte(start + FLAGS);
        boolean padded = (type == Http2FrameTypes.DATA || type == Http2FrameTypes.HEADERS)
                && (flags & PADDED) != 0
                && length > 0;
        boolean hasInt =
                (type == Http2FrameTypes.WINDOW_UPDATE || type == Http2FrameTypes.PRIORITY) && length >= Integer.BYTES;
        return new FrameHeader(
                length,
                type,
                flags,
                frame.getInt(start + STREAM_ID) & Integer.MAX_VALUE,
                padded ? frame.getUnsignedByte(start + BYTES) : 0,
                hasInt ? frame.getInt(start + BYTES) & Integer.MAX_VALUE : 0);
    }

    /** Tells whether this SETTINGS or PING only acknowledges one of the server. */
    boolean isAck() {
        return (flags & ACK) != 0;
    }

    /** Tells whether CONTINUATION frames have to follow. */
    boolean leavesHeadersOpen() {
        return (type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION) && (flags & END_HEADERS) == 0;
    }

    boolean endsStream() {
        return (flags & END_STREAM) != 0;
    }

    /**
     * Tells whether this is DATA, or HEADERS with a whole field block, on a stream that only a client can open, and the payload is
     * nothing else: no padding, no priority.
     */
    boolean isPlain() {
        boolean plainType = switch (type) {
            case Http2FrameTypes.DATA -> (flags & PADDED) == 0;
            case Http2FrameTypes.HEADERS -> (flags & (END_HEADERS | PADDED | PRIORITY)) == END_HEADERS;
            default -> false;
        };
        return plainType && (streamId & 1) == 1;
    }

    /** Tells whether this is DATA that brings a body on by next to nothing, and does not end it. */
    boolean isSmallData() {
        return type == Http2FrameTypes.DATA && !endsStream() && room() - padding < SMALL_DATA_BYTES;
    }

    /** Tells whether this is DATA with neither data nor the end of the stream. */
    boolean hasNothing() {
        return type == Http2FrameTypes.DATA && !endsStream() && room() <= padding;
    }

    /**
     * Checks that the padding leaves room for the rest (RFC 9113, sections 6.1 and 6.2): some releases of Netty fail over
     * padding that just does not.
     */
    void checkPadding() throws Http2Exception {
        if (padding > 0 && padding > room()) {
            throw BrokenRules.connectionError(Http2Error.PROTOCOL_ERROR, new PaddingTooLong(padding, length));
        }
    }

    /** Returns how many bytes are left for data or header fields, and for padding. */
    private int room() {
        int padLength = (flags & PADDED) == 0 ? 0 : 1;
        int priority = type == Http2FrameTypes.HEADERS && (flags & PRIORITY) != 0 ? PRIORITY_BYTES : 0;
        return Math.max(0, length - padLength - priority);
    }
}
