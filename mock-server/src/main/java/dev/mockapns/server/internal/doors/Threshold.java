/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.http2.Http2Door;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Instant;
import javax.net.ssl.SSLException;

/**
 * Stands behind TLS until the handshake is done, then makes room for HTTP/2, whatever protocol was negotiated: APNs
 * speaks no other, and answers a client of HTTP/1.1 with its SETTINGS.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class Threshold extends ChannelInboundHandlerAdapter {

    private final Http2Door http2;
    private final long connectionNumber;
    private final String remoteAddress;
    private final Instant openedAt;
    private final Notes notes;

    Threshold(Http2Door http2, long connectionNumber, String remoteAddress, Instant openedAt, Notes notes) {
        this.http2 = http2;
        this.connectionNumber = connectionNumber;
        this.remoteAddress = remoteAddress;
        this.openedAt = openedAt;
        this.notes = notes;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                letIn(ctx);
            } else {
                turnAway(ctx, handshake.cause());
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    /** What failed in the handshake comes here a second time, as an exception; it was noted the first time. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private void letIn(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        String version = tls.engine().getSession().getProtocol();
        String negotiated = tls.applicationProtocol() == null ? "no ALPN" : "ALPN " + tls.applicationProtocol();
        notes.note(ConnectionEvent.of(
                ConnectionEvent.Kind.ESTABLISHED, http2.clock().instant(), version + ", " + negotiated));
        Connection connection = new Connection(connectionNumber, remoteAddress, version, openedAt);
        ctx.pipeline().replace(this, null, http2.serve(connection, notes));
    }

    private void turnAway(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof SSLException failed) {
            notes.note(HandshakeTrouble.of(failed, http2.clock().instant()));
        }
        ctx.close();
    }
}
