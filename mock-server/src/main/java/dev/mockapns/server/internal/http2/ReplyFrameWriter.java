/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;

/**
 * Netty's writer of frames, which writes the headers of an answer as one buffer: frame header and header block. Netty writes two
 * buffers and joins their promises, which costs more than the encoding.
 */
final class ReplyFrameWriter extends DefaultHttp2FrameWriter {

    private static final byte END_STREAM = 0x1;
    private static final byte END_HEADERS = 0x4;
    private static final int TYPE_AT = 3;
    private static final int FLAGS_AT = 4;
    private static final int STREAM_AT = 5;

    /** Enough for the headers of a push's answer. */
    private static final int USUAL_BYTES = 128;

    private final Http2HeadersEncoder encoder;

    ReplyFrameWriter() {
        this(new DefaultHttp2HeadersEncoder());
    }

    private ReplyFrameWriter(Http2HeadersEncoder encoder) {
        super(encoder);
        this.encoder = encoder;
    }

    /** Writes no padding. */
    @Override
    public ChannelFuture writeHeaders(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int padding,
            boolean endStream,
            ChannelPromise promise) {
        ByteBuf frame = ctx.alloc().buffer(USUAL_BYTES);
        try {
            encoder.encodeHeaders(streamId, headers, frame.writeZero(FrameHeader.BYTES));
        } catch (Http2Exception | RuntimeException e) {
            frame.release();
            return promise.setFailure(e);
        }
        byte flags = endStream ? END_STREAM : 0;
        int length = frame.readableBytes() - FrameHeader.BYTES;
        if (length > maxFrameSize()) {
            return ctx.write(split(streamId, flags, frame, ctx), promise);
        }
        setHeader(frame, 0, length, Http2FrameTypes.HEADERS, flags | END_HEADERS, streamId);
        return ctx.write(frame, promise);
    }

    /** Returns HEADERS and CONTINUATION frames with the header block, which is too long for one frame, and releases it. */
    private ByteBuf split(int streamId, byte flags, ByteBuf block, ChannelHandlerContext ctx) {
        block.skipBytes(FrameHeader.BYTES);
        ByteBuf frames = ctx.alloc().buffer(block.readableBytes() + USUAL_BYTES);
        byte type = Http2FrameTypes.HEADERS;
        int typeFlags = flags;
        while (block.isReadable()) {
            int length = Math.min(block.readableBytes(), maxFrameSize());
            int lastFlag = length == block.readableBytes() ? END_HEADERS : 0;
            int start = frames.writerIndex();
            frames.writeZero(FrameHeader.BYTES).writeBytes(block, length);
            setHeader(frames, start, length, type, typeFlags | lastFlag, streamId);
            type = Http2FrameTypes.CONTINUATION;
            typeFlags = 0;
        }
        block.release();
        return frames;
    }

    private static void setHeader(ByteBuf frame, int start, int length, byte type, int flags, int streamId) {
        frame.setMedium(start, length);
        frame.setByte(start + TYPE_AT, type);
        frame.setByte(start + FLAGS_AT, flags);
        frame.setInt(start + STREAM_AT, streamId);
    }
}
