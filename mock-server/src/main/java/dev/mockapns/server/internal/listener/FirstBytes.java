/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.exchange.ConnectionEvent.Kind;
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
 * Stands before HTTP/2. Notes a client that is let in and leaves without a word, or that has second thoughts about the TLS
 * handshake: many check the server certificate only when that is done. What clients of HTTP/2 say, goes through untouched.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class FirstBytes extends ChannelDuplexHandler {

    /** What a TLS handshake begins with (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 22;

    private final AcceptedConnection accepted;
    private final Optional<String> serverName;
    private boolean heard;
    private boolean lost;
    private boolean closedByUs;

    /** @param serverName the host that the client asked for in the TLS handshake, if it did */
    FirstBytes(AcceptedConnection accepted, Optional<String> serverName) {
        this.accepted = accepted;
        this.serverName = serverName;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!heard && message instanceof ByteBuf bytes && bytes.isReadable()) {
            heard = true;
            if (!accepted.role().tls() && bytes.getByte(bytes.readerIndex()) == TLS_HANDSHAKE) {
                turnAwayTls(ctx, bytes);
                return;
            }
        }
        ctx.fireChannelRead(message);
    }

    private void turnAwayTls(ChannelHandlerContext ctx, ByteBuf hello) {
        hello.release();
        accepted.note(
                Kind.NOT_HTTP2,
                "the client speaks TLS, and this listener is for plain text",
                "use http, or the port of another listener");
        ctx.close();
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
            leftWithoutAWord();
        }
        ctx.fireChannelInactive();
    }

    private void leftWithoutAWord() {
        String because = "the client left after the TLS handshake, without a word";
        serverName
                .filter(host -> !accepted.identity().isFor(host))
                .ifPresentOrElse(
                        host -> accepted.note(
                                Kind.CLOSED_AFTER_HANDSHAKE,
                                because + "; it had asked for " + host + ", which the server certificate is not for",
                                "connect to a host name that the certificate has, or add this one (hostNames,"
                                        + " --hostname)"),
                        () -> accepted.note(
                                Kind.CLOSED_AFTER_HANDSHAKE,
                                because,
                                "if that was no probe: let it trust the root certificate (apns.caPem(), or caFile of"
                                        + " connection.json), connect to a host name that the server certificate has,"
                                        + " and offer h2 by ALPN"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException && cause.getCause() instanceof SSLException broken) {
            new HandshakeFailure(accepted).noteLate(broken);
            closedByUs = true;
            ctx.channel().close();
        } else {
            lost = cause instanceof IOException;
            ctx.fireExceptionCaught(cause);
        }
    }
}
