/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Optional;

/** Puts the requests of one connection together from their frames, and hands each over once. */
final class FrameReader extends Http2FrameAdapter {

    private final Http2Connection connection;
    private final OpenRequests open;
    private final StreamLimit limit;
    private final StreamRefusal refusal;
    private final RequestHandler requests;

    FrameReader(
            Http2Connection connection,
            OpenRequests open,
            StreamLimit limit,
            StreamRefusal refusal,
            RequestHandler requests) {
        this.connection = connection;
        this.open = open;
        this.limit = limit;
        this.refusal = refusal;
        this.requests = requests;
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        onHeadersRead(ctx, streamId, headers, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        Http2Stream stream = connection.stream(streamId);
        Optional<RequestAssembly> started = open.on(stream);
        if (started.isPresent()) {
            // Trailers. APNs has no use for them, and Netty lets them through only where they end the stream.
            judge(ctx, streamId, started.get(), true);
            return;
        }
        if (refusal.refuses(ctx, streamId)) {
            return;
        }
        RequestAssembly request = RequestAssembly.start(streamId, headers);
        open.start(stream, request);
        if (endOfStream) {
            judge(ctx, streamId, request, true);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream) {
        int credit = data.readableBytes() + padding;
        open.on(connection.stream(streamId)).ifPresent(request -> {
            request.append(data);
            if (endOfStream || request.isTooLong()) {
                judge(ctx, streamId, request, endOfStream);
            }
        });
        return credit;
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
        limit.acknowledged();
        // Netty has just put its own limit in force.
        connection.remote().maxActiveStreams(Integer.MAX_VALUE);
    }

    private void judge(ChannelHandlerContext ctx, int streamId, RequestAssembly request, boolean complete) {
        if (request.claim()) {
            requests.answer(ctx, streamId, request, complete);
        }
    }
}
