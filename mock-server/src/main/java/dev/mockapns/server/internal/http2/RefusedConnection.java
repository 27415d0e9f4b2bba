/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.connection.ConnectionEffect;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.connection.Decision;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.util.ReferenceCountUtil;

/**
 * Refuses a client before it has sent anything: writes SETTINGS and performs the effects, which are GOAWAY and the end of the
 * connection. What the client sends is dropped unread; no stream is ever opened.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class RefusedConnection extends ChannelInboundHandlerAdapter {

    private final Decision refusal;

    RefusedConnection(Decision refusal) {
        this.refusal = refusal;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        try (Http2FrameWriter frames = new DefaultHttp2FrameWriter()) {
            int streams = refusal.next().limit().last();
            frames.writeSettings(ctx, ApnsSettings.first(streams), ctx.newPromise());
            for (ConnectionEffect effect : refusal.effects()) {
                if (effect instanceof GoAway goAway) {
                    GoAwaySender.sendBeforeAnyStream(ctx, frames, goAway);
                    ctx.flush();
                } else {
                    HalfClose.begin(ctx.channel());
                }
            }
        }
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
