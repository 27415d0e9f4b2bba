/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Reads frames that are there in full. Those that requests usually consist of are read here, for Netty's reader creates several objects
 * for each; it reads all others, and finds what is wrong with them.
 */
final class FrameParser {

    private final FieldBlockDecoder fieldBlocks = new FieldBlockDecoder();
    private final Http2FrameReader netty = new DefaultHttp2FrameReader(fieldBlocks);
    private boolean blockOpen;

    /**
     * Reads one frame, and tells the listener.
     *
     * @param header of the frame
     * @param start where in {@code input} the header begins
     */
    void read(ChannelHandlerContext ctx, FrameHeader header, ByteBuf input, int start, Http2FrameListener listener)
            throws Http2Exception {
        boolean withinBlock = blockOpen;
        blockOpen = header.leavesHeadersOpen();
        if (withinBlock || !header.isPlain()) {
            netty.readFrame(ctx, input.slice(start, FrameHeader.BYTES + header.length()), listener);
            return;
        }
        int streamId = header.streamId();
        ByteBuf payload = input.slice(start + FrameHeader.BYTES, header.length());
        if (header.type() == Http2FrameTypes.DATA) {
            listener.onDataRead(ctx, streamId, payload, 0, header.endsStream());
        } else {
            RequestFields fields = fieldBlocks.decodeHeaders(streamId, payload);
            listener.onHeadersRead(ctx, streamId, fields, 0, header.endsStream());
        }
    }

    /** Tells whether a header block has begun and is not complete. */
    boolean isBlockOpen() {
        return blockOpen;
    }

    Http2FrameReader.Configuration configuration() {
        return netty.configuration();
    }

    void close() {
        netty.close();
    }
}
