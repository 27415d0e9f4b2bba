/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.core.Admission;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.http2.Http2Door;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

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
        SSLSession session = tls.engine().getSession();
        Instant now = http2.clock().instant();
        Admission admission;
        try {
            admission = http2.core().admit(ClientChain.of(session), http2.environment());
        } catch (RuntimeException e) { // A certificate that is only read now, and is none.
            notes.note(HandshakeTrouble.badCertificate(String.valueOf(e.getMessage()), now));
            ctx.close();
            return;
        }
        String version = session.getProtocol();
        String negotiated = tls.applicationProtocol() == null ? "no ALPN" : "ALPN " + tls.applicationProtocol();
        String shown = admission
                .certificate()
                .map(certificate ->
                        ", client certificate " + certificate.serialNumber() + " (" + certificate.commonName() + ")")
                .orElse("");
        notes.note(ConnectionEvent.of(Kind.ESTABLISHED, now, version + ", " + negotiated + shown));
        ctx.pipeline().replace(this, null, handler(admission, version, now));
    }

    private ChannelHandler handler(Admission admission, String version, Instant now) {
        if (admission instanceof Admission.Admitted admitted) {
            Connection connection =
                    new Connection(connectionNumber, remoteAddress, version, admitted.certificate(), openedAt);
            return http2.serve(connection, admitted.state(), notes);
        }
        Admission.TurnedAway away = (Admission.TurnedAway) admission;
        notes.note(ConnectionEvent.of(
                Kind.TURNED_AWAY,
                now,
                away.explanation().because() + ": GOAWAY " + away.reason().wireText(),
                away.explanation().advice()));
        return http2.turnAway(away.reason());
    }

    private void turnAway(ChannelHandlerContext ctx, Throwable cause) {
        Instant now = http2.clock().instant();
        if (cause instanceof SSLException failed) {
            notes.note(HandshakeTrouble.of(failed, now));
        } else if (!(cause instanceof IOException)) {
            // What the JDK throws up when it takes a certificate apart, such as a StackOverflowError.
            notes.note(HandshakeTrouble.badCertificate(cause.toString(), now));
        }
        ctx.close();
    }
}
