/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.http2.Http2Door;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands behind TLS until the handshake is done, then makes room for HTTP/2, whatever protocol was negotiated: APNs
 * speaks no other, and answers a client of HTTP/1.1 with its SETTINGS.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class Threshold extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Threshold.class);

    private final Http2Door http2;
    private final long connectionNumber;
    private final Instant openedAt;

    Threshold(Http2Door http2, long connectionNumber) {
        this.http2 = http2;
        this.connectionNumber = connectionNumber;
        this.openedAt = http2.clock().instant();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                ctx.pipeline().replace(this, null, http2.serve(connection(ctx)));
            } else {
                refused(ctx, handshake.cause());
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    /** What failed in the handshake comes here a second time, as an exception; it was logged the first time. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private Connection connection(ChannelHandlerContext ctx) {
        String protocol =
                ctx.pipeline().get(SslHandler.class).engine().getSession().getProtocol();
        return new Connection(connectionNumber, remoteAddress(ctx), protocol, openedAt);
    }

    private void refused(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof SSLException) {
            log.warn(
                    "{}", explanation(ctx, String.valueOf(cause.getMessage()), cause instanceof NotSslRecordException));
        }
        ctx.close();
    }

    private String explanation(ChannelHandlerContext ctx, String cause, boolean plain) {
        int port = ((InetSocketAddress) ctx.channel().localAddress()).getPort();
        String client = "the client " + remoteAddress(ctx);
        if (plain) {
            return client + " speaks plain HTTP, or something else that is not TLS, to port " + port + " ("
                    + http2.environment() + "); use https";
        }
        // The alert of a client that does not trust us comes as text, or cannot be deciphered any more; what is wrong
        // with
        // versions and ciphers, this side finds itself.
        String alert = cause.toLowerCase(Locale.ROOT);
        if (!alert.contains("protocol") && !alert.contains("cipher suites in common")) {
            return client + " does not trust the CA of this fake: give it the root certificate (apns.caPem(), or caFile"
                    + " of connection.json), and connect to a host name that the server certificate has, such as "
                    + Environment.PRODUCTION.host() + " (to port " + port + ", " + http2.environment() + "; it said: "
                    + cause + ")";
        }
        return client + " and this fake found no common TLS on port " + port + " (" + http2.environment() + "): "
                + cause + "; APNs speaks TLS 1.2 and 1.3";
    }

    private static String remoteAddress(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? NetUtil.toSocketAddressString(address)
                : "unknown";
    }
}
