/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.internal.core.Admission;
import dev.mockapns.server.internal.core.Place;
import dev.mockapns.server.internal.http2.FatalErrors;
import dev.mockapns.server.internal.http2.OpenConnections;
import dev.mockapns.server.script.GoAway;
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
final class Threshold extends ChannelDuplexHandler {

    /** Has no renegotiation (RFC 8446, section 4.1.2). */
    private static final String TLS_1_3 = "TLSv1.3";

    private final Arrival arrival;
    private final HandshakeWatch watch;
    private final ServerName name;
    private Optional<GoAway> requested = Optional.empty();
    private boolean closedByUs;

    Threshold(Arrival arrival, HandshakeWatch watch, ServerName name) {
        this.arrival = arrival;
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
                    new HandshakeTrouble(arrival).note(handshake.cause(), watch);
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
            arrival.misses(missing);
        }
        FatalErrors.handOn(cause, arrival.household().http2().fatal());
        ctx.close();
    }

    private void admit(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        SSLSession session = tls.engine().getSession();
        Optional<String> serverName = name.asked();
        Optional<Place> place = placeAtHandshake(serverName);
        Admission admission;
        try {
            admission =
                    arrival.household().http2().core().admit(ClientChain.of(session), place.map(Place::environment));
        } catch (RuntimeException e) { // A certificate that is only read now, and is none.
            new HandshakeTrouble(arrival).badCertificate(String.valueOf(e.getMessage()));
            ctx.close();
            return;
        }
        String version = session.getProtocol();
        arrival.established(version + ", "
                + (tls.applicationProtocol() == null ? "no ALPN" : "ALPN " + tls.applicationProtocol())
                + serverName.map(name -> ", server name " + name).orElse("")
                + shown(admission));
        if (arrival.entrance().place().isEmpty()) {
            place.ifPresent(chosen -> arrival.isFor(chosen, serverName.orElse("")));
        }
        if (admission instanceof Admission.Admitted admitted) {
            arrival.letIn(ctx.pipeline(), version, serverName, place, admitted);
            requested.ifPresent(goAway -> OpenConnections.goAway(ctx.channel(), goAway));
        } else {
            arrival.turnAway(ctx.pipeline(), (Admission.TurnedAway) admission);
        }
        if (version.equals(TLS_1_3)) {
            ctx.pipeline().remove(RenegotiationGuard.class);
        }
        ctx.pipeline().remove(watch);
        ctx.pipeline().remove(this);
    }

    /** Returns what every request of the connection is for, as far as the door or the TLS server name settles it. */
    private Optional<Place> placeAtHandshake(Optional<String> serverName) {
        return arrival.entrance().place().or(() -> serverName.flatMap(Place::named));
    }

    private static String shown(Admission admission) {
        return admission
                .certificate()
                .map(certificate ->
                        ", client certificate " + certificate.serialNumber() + " (" + certificate.commonName() + ")")
                .orElse("");
    }
}
