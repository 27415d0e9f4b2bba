/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.http2.OpenConnections;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Precedes HTTP/2 in the pipeline. Notes a client that closes the connection without sending anything, or that fails TLS after
 * the handshake: many check the server certificate only then. What clients of HTTP/2 send passes unchanged.
 */
final class FirstBytes extends ChannelDuplexHandler {

    /** What a TLS handshake begins with (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 22;

    private final AcceptedConnection accepted;
    private final HandshakeCause ifSilent;
    private boolean heard;
    private boolean lost;
    private boolean closedByUs;

    /** @param ifSilent why the client would close the connection without sending anything */
    FirstBytes(AcceptedConnection accepted, HandshakeCause ifSilent) {
        this.accepted = accepted;
        this.ifSilent = ifSilent;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!heard && message instanceof ByteBuf bytes && bytes.isReadable()) {
            heard = true;
            if (!accepted.role().tls() && bytes.getByte(bytes.readerIndex()) == TLS_HANDSHAKE) {
                rejectTls(ctx, bytes);
                return;
            }
        }
        ctx.fireChannelRead(message);
    }

    private void rejectTls(ChannelHandlerContext ctx, ByteBuf hello) {
        hello.release();
        OpenConnections.report(ctx.channel(), new Event.TlsAtPlainTextListener());
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        closedByUs = closedByUs || !hasLeft(ctx);
        ctx.close(promise);
    }

    /** Tells whether HTTP/2 closes because the client is gone already, which it finds out by writing. */
    private boolean hasLeft(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        return lost || !ctx.channel().isActive() || (tls != null && tls.engine().isInboundDone());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!heard
                && !closedByUs
                && !OpenConnections.isEnding(ctx.channel())
                && accepted.role().tls()) {
            accepted.note(Kind.CLOSED_AFTER_HANDSHAKE, ifSilent);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException && cause.getCause() instanceof SSLException broken) {
            closedByUs = true;
            OpenConnections.report(ctx.channel(), new Event.TlsFailed(Optional.of(HandshakeFailure.late(broken))));
        } else {
            lost = cause instanceof IOException;
            ctx.fireExceptionCaught(cause);
        }
    }
}
