/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;

/**
 * Netty's writer of frames, which writes HEADERS as one buffer: frame header and header block. Netty writes two and joins their
 * promises, which costs more than the encoding. The fields of an answer fit into one frame of any size that SETTINGS can set.
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
            encode(streamId, headers, endStream, frame.writeZero(FrameHeader.BYTES));
        } catch (Http2Exception | RuntimeException e) {
            frame.release();
            return promise.setFailure(e);
        }
        return ctx.write(frame, promise);
    }

    private void encode(int streamId, Http2Headers headers, boolean endStream, ByteBuf frame) throws Http2Exception {
        encoder.encodeHeaders(streamId, headers, frame);
        int length = frame.readableBytes() - FrameHeader.BYTES;
        if (length > maxFrameSize()) {
            throw Http2Exception.connectionError(
                    Http2Error.INTERNAL_ERROR, "HEADERS of %d bytes; SETTINGS allow %d", length, maxFrameSize());
        }
        frame.setMedium(0, length);
        frame.setByte(TYPE_AT, Http2FrameTypes.HEADERS);
        frame.setByte(FLAGS_AT, endStream ? END_HEADERS | END_STREAM : END_HEADERS);
        frame.setInt(STREAM_AT, streamId);
    }
}
