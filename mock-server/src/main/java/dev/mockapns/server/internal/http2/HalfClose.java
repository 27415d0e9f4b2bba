/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection from this side so that the client can read everything that was sent to it: close_notify and FIN follow
 * what is written, and what the client still sends is read and dropped until it closes too, or a limit is reached. A
 * socket that is closed with unread bytes resets the connection, and the client's TCP then drops a GOAWAY that its
 * application has not read yet. Comes first in the pipeline: nothing reaches the other handlers any more.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Whatever fails, the channel is closed in the end.
final class HalfClose extends ChannelInboundHandlerAdapter {

    /** How long the client may take to close after this side did. */
    static final long DRAIN_MILLIS = 1000;

    /** How many bytes are read and dropped until then. */
    static final long DRAIN_BYTES = 1024 * 1024;

    private final long drainMillis;
    private long bytesLeft;
    private Future<?> timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);

    private HalfClose(long drainMillis, long drainBytes) {
        this.drainMillis = drainMillis;
        this.bytesLeft = drainBytes;
    }

    /** Begins to end the connection of {@code channel}; does nothing the second time. On its event loop only. */
    static void begin(Channel channel) {
        begin(channel, DRAIN_MILLIS, DRAIN_BYTES);
    }

    static void begin(Channel channel, long drainMillis, long drainBytes) {
        if (channel.isActive() && channel.pipeline().get(HalfClose.class) == null) {
            channel.pipeline().addFirst(new HalfClose(drainMillis, drainBytes));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        timer = ctx.executor().schedule(() -> ctx.channel().close(), drainMillis, TimeUnit.MILLISECONDS);
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        }
        ChannelFuture flushed = ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
        flushed.addListener(done -> {
            if (flushed.isSuccess() && ctx.channel() instanceof DuplexChannel socket) {
                socket.shutdownOutput();
            }
        });
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            bytesLeft -= bytes.readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (bytesLeft < 0) {
            ctx.channel().close();
        }
    }

    /** Reads on, whatever the other handlers have decided about reading. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.read();
    }

    /** Does not tell the other handlers, which would stop reading from a channel that accepts no more writes. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {}

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.channel().close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        timer.cancel(false);
    }
}
