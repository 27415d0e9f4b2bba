/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.cause.HandshakeCause.ShownCertificate;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.core.Admission;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.http2.FatalErrors;
import dev.mockapns.server.internal.http2.OpenConnections;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * Stands behind TLS until the handshake is done, then lets the client in, whatever protocol was negotiated, or turns it away
 * for its certificate.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class HandshakeHandler extends ChannelDuplexHandler {

    /** Has no renegotiation (RFC 8446, section 4.1.2). */
    private static final String TLS_1_3 = "TLSv1.3";

    private final AcceptedConnection accepted;
    private final HandshakeMonitor watch;
    private final ServerName name;
    private Optional<GoAway> requested = Optional.empty();
    private boolean closedByUs;

    HandshakeHandler(AcceptedConnection accepted, HandshakeMonitor watch, ServerName name) {
        this.accepted = accepted;
        this.watch = watch;
        this.name = name;
    }

    /** Ends the connection once the client has begun HTTP/2. */
    void goAway(GoAway goAway) {
        requested = requested.or(() -> Optional.of(goAway));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                admit(ctx);
            } else {
                if (!closedByUs) {
                    new HandshakeFailure(accepted).note(handshake.cause(), watch);
                }
                ctx.close();
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
        if (cause instanceof LinkageError missing) {
            accepted.misses(missing);
        }
        FatalErrors.handOn(cause, accepted.context().http2().fatal());
        ctx.close();
    }

    private void admit(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        SSLSession session = tls.engine().getSession();
        Optional<String> serverName = name.asked();
        Routing routing = routing();
        Admission admission;
        try {
            admission = accepted.context().http2().core().admit(ClientChain.of(session), routing);
        } catch (RuntimeException e) { // A certificate that is only read now, and is none.
            new HandshakeFailure(accepted).badCertificate(String.valueOf(e.getMessage()));
            ctx.close();
            return;
        }
        String version = session.getProtocol();
        accepted.established(new HandshakeCause.TlsEstablished(
                version, Optional.ofNullable(tls.applicationProtocol()), serverName, shown(admission)));
        if (accepted.role().routing().fixed().isEmpty()) {
            routing.fixed().ifPresent(chosen -> accepted.isFor(chosen, serverName.orElse("")));
        }
        if (admission instanceof Admission.Admitted admitted) {
            accepted.letIn(ctx.pipeline(), version, closedAfterHandshake(), routing, admitted);
            requested.ifPresent(goAway -> OpenConnections.goAway(ctx.channel(), goAway));
        } else {
            accepted.turnAway(ctx.pipeline(), (Admission.Refused) admission);
        }
        if (version.equals(TLS_1_3)) {
            ctx.pipeline().remove(RenegotiationGuard.class);
        }
        ctx.pipeline().remove(watch);
        ctx.pipeline().remove(this);
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

    private static Optional<ShownCertificate> shown(Admission admission) {
        return admission
                .certificate()
                .map(certificate -> new ShownCertificate(certificate.serialNumber(), certificate.commonName()));
    }
}
