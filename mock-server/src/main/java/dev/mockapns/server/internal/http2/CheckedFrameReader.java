/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FrameRuleCause.FrameTooLarge;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameReader;

/**
 * Hands {@link FrameParser} one frame at a time, each checked for what Netty, or some release of it, lets pass or gets wrong.
 */
final class CheckedFrameReader implements Http2FrameReader {

    private final FrameParser parser;
    private final FloodLimits limits;
    private final StreamRules rules;
    private final Activity activity;
    private boolean broken;
    private boolean stopped;
    private boolean partial;
    private long framesRead;

    CheckedFrameReader(FrameParser parser, FloodLimits limits, StreamRules rules, Activity activity) {
        this.parser = parser;
        this.limits = limits;
        this.rules = rules;
        this.activity = activity;
    }

    @Override
    public void readFrame(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener) throws Http2Exception {
        if (broken || stopped) {
            input.skipBytes(input.readableBytes());
            return;
        }
        boolean intact = false;
        try {
            Http2FrameListener checked = rules.before(listener);
            while (!stopped && isComplete(input)) {
                readOne(ctx, input, checked);
            }
            intact = true;
        } catch (Http2Exception.StreamException e) {
            limits.countStreamError();
            intact = true;
            throw e;
        } finally {
            broken = !intact;
            partial = input.isReadable();
        }
    }

    private boolean isComplete(ByteBuf input) throws Http2Exception {
        if (input.readableBytes() < FrameHeader.BYTES) {
            return false;
        }
        int max = configuration().frameSizePolicy().maxFrameSize();
        if (payloadLength(input) > max) {
            throw BrokenRules.connectionError(
                    Http2Error.FRAME_SIZE_ERROR, new FrameTooLarge(payloadLength(input), max));
        }
        return input.readableBytes() >= FrameHeader.BYTES + payloadLength(input);
    }

    private static int payloadLength(ByteBuf input) {
        return input.getUnsignedMedium(input.readerIndex());
    }

    private void readOne(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener) throws Http2Exception {
        int start = input.readerIndex();
        FrameHeader header = FrameHeader.of(input);
        input.skipBytes(FrameHeader.BYTES + header.length());
        limits.count(header, rules.isOpen(header.streamId()));
        header.checkPadding();
        rules.checkIdle(header);
        framesRead += header.leavesHeadersOpen() ? 0 : 1;
        activity.received(header);
        parser.read(ctx, header, input, start, listener);
    }

    /** Tells whether a frame has begun, or a header block, and is not complete. */
    boolean isInsideFrame() {
        return partial || parser.isBlockOpen();
    }

    /** Returns how many frames were complete so far; those of a header block count as one. */
    long framesRead() {
        return framesRead;
    }

    /** Drops what still comes, the frames included that were read together with the one that is being handled. */
    void stop() {
        stopped = true;
    }

    @Override
    public Configuration configuration() {
        return parser.configuration();
    }

    @Override
    public void close() {
        parser.close();
    }
}
