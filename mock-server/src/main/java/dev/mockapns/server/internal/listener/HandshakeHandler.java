/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.cause.HandshakeCause.PresentedCertificate;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.connection.Decision;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.connection.Note;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.http2.FatalErrors;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/**
 * Follows TLS in the pipeline until the handshake is done, then serves the client, whatever protocol was negotiated, or refuses
 * it for its certificate.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class HandshakeHandler extends ChannelDuplexHandler {

    /** Has no renegotiation (RFC 8446, section 4.1.2). */
    private static final String TLS_1_3 = "TLSv1.3";

    private final AcceptedConnection accepted;
    private final HandshakeMonitor watch;
    private final ServerName name;
    private Lifecycle lifecycle = Lifecycle.accepted();
    private boolean closedByUs;

    HandshakeHandler(AcceptedConnection accepted, HandshakeMonitor watch, ServerName name) {
        this.accepted = accepted;
        this.watch = watch;
        this.name = name;
    }

    /** Reports that a test requests the end of the connection. */
    void goAway(GoAway goAway) {
        lifecycle =
                accepted.decide(new Event.GoAwayRequested(goAway), lifecycle).next();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                established(ctx);
            } else {
                failed(
                        ctx,
                        new Event.TlsFailed(
                                closedByUs
                                        ? Optional.empty()
                                        : new HandshakeFailure(accepted).of(handshake.cause(), watch)));
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        closedByUs = true;
        ctx.close(promise);
    }

    /** What failed in the handshake comes here a second time, as an exception; it was noted the first time. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Optional<Note> why = cause instanceof LinkageError missing
                ? Optional.of(AcceptedConnection.misses(missing))
                : Optional.empty();
        if (FatalErrors.report(cause, accepted.context().http2().fatal())) {
            ctx.close(); // Any decision takes memory.
        } else {
            failed(ctx, new Event.TlsFailed(why));
        }
    }

    /** Before HTTP/2, the only effect is that the connection is closed. */
    private void failed(ChannelHandlerContext ctx, Event.TlsFailed event) {
        Decision decision = accepted.decide(event, lifecycle);
        lifecycle = decision.next();
        if (!decision.effects().isEmpty()) {
            ctx.close();
        }
    }

    private void established(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        SSLSession session = tls.engine().getSession();
        Optional<String> serverName = name.asked();
        Routing routing = routing();
        Inspection client;
        try {
            client = accepted.context().http2().core().inspect(ClientChain.of(session), routing);
        } catch (RuntimeException e) { // A certificate that is only read now, and is none.
            Note bad = HandshakeFailure.badCertificate(String.valueOf(e.getMessage()));
            failed(ctx, new Event.TlsFailed(Optional.of(bad)));
            return;
        }
        String version = session.getProtocol();
        accepted.established(new HandshakeCause.TlsEstablished(
                version, applicationProtocol(tls.engine()), serverName, presented(client)));
        if (accepted.role().routing().fixed().isEmpty()) {
            routing.fixed().ifPresent(chosen -> accepted.isFor(chosen, serverName.orElse("")));
        }
        accepted.addHttp2(ctx.pipeline(), version, closedAfterHandshake(), routing, client, lifecycle);
        if (version.equals(TLS_1_3)) {
            ctx.pipeline().remove(RenegotiationGuard.class);
        }
        ctx.pipeline().remove(watch);
        ctx.pipeline().remove(this);
    }

    private static Optional<String> applicationProtocol(SSLEngine engine) {
        return Optional.ofNullable(engine.getApplicationProtocol()).filter(name -> !name.isEmpty());
    }

    /** Returns the routing of the listener, or at a listener for all destinations, that of the TLS server name. */
    private Routing routing() {
        Routing ofListener = accepted.role().routing();
        return ofListener.fixed().isPresent()
                ? ofListener
                : name.asked().flatMap(Destination::named).map(Routing::to).orElse(Routing.BY_HOST);
    }

    private HandshakeCause closedAfterHandshake() {
        return name.asked()
                .filter(host -> !accepted.identity().isFor(host))
                .<HandshakeCause>map(HandshakeCause.ServerNameNotInCertificate::new)
                .orElseGet(HandshakeCause.ClosedAfterHandshake::new);
    }

    private static Optional<PresentedCertificate> presented(Inspection client) {
        return client.certificate()
                .map(certificate -> new PresentedCertificate(certificate.serialNumber(), certificate.commonName()));
    }
}
