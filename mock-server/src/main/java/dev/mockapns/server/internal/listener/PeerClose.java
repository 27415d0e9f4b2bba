/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Follows TLS in the pipeline and closes the connection once the client has closed its side by close_notify and the answers on their
 * way are sent. TLS 1.3 lets each side close by itself (RFC 8446, section 6.1), so that the engine does nothing of the kind,
 * and some clients wait until the server has closed, too.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class PeerClose extends ChannelInboundHandlerAdapter {

    /** How long a client that has closed its side may take to read its answers. */
    private static final long ANSWERS_SECONDS = 5;

    private Future<?> timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            timer = ctx.executor().schedule(() -> ctx.channel().close(), ANSWERS_SECONDS, TimeUnit.SECONDS);
            // What was read together with close_notify is answered before the next task runs.
            ctx.executor()
                    .execute(() -> ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
                            .addListener(sent -> ctx.channel().close()));
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        timer.cancel(false);
    }
}
