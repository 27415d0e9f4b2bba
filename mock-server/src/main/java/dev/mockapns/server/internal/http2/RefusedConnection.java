/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.connection.GoAway;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.util.ReferenceCountUtil;

/**
 * Tells a client why it has to go before it has sent anything: SETTINGS, GOAWAY with the reason as JSON, and the end of the
 * connection. Whatever the client sends meanwhile is dropped unread; no stream ever opens.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class RefusedConnection extends ChannelInboundHandlerAdapter {

    private final int initialStreams;
    private final GoAway goAway;

    RefusedConnection(int initialStreams, GoAway goAway) {
        this.initialStreams = initialStreams;
        this.goAway = goAway;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        try (Http2FrameWriter frames = new DefaultHttp2FrameWriter()) {
            frames.writeSettings(ctx, ApnsSettings.first(initialStreams), ctx.newPromise());
            GoAwaySender.sendBeforeAnyStream(ctx, frames, goAway);
        }
        ctx.flush();
        HalfClose.begin(ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
