/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.core.Place;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Optional;

/** Stands behind TLS until the handshake is done, then lets the client in, whatever protocol was negotiated. */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
final class Threshold extends ChannelDuplexHandler {

    private final Arrival arrival;
    private final HandshakeWatch watch;
    private boolean closedByUs;

    Threshold(Arrival arrival, HandshakeWatch watch) {
        this.arrival = arrival;
        this.watch = watch;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                letIn(ctx);
            } else if (!closedByUs) {
                new HandshakeTrouble(arrival).note(handshake.cause(), watch);
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
        ctx.close();
    }

    private void letIn(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        Optional<String> serverName = ServerName.of(tls.engine().getSession());
        String version = tls.engine().getSession().getProtocol();
        String negotiated = tls.applicationProtocol() == null ? "no ALPN" : "ALPN " + tls.applicationProtocol();
        String named = serverName.map(name -> ", server name " + name).orElse("");
        ctx.pipeline().addLast(new FirstWords(arrival, serverName));
        arrival.letIn(ctx.pipeline(), version, version + ", " + negotiated + named, placeAtHandshake(serverName));
        ctx.pipeline().remove(watch);
        ctx.pipeline().remove(this);
    }

    /** Returns what every request of the connection is for, as far as the door or the TLS server name settles it. */
    private Optional<Place> placeAtHandshake(Optional<String> serverName) {
        Optional<Place> doors = arrival.entrance().place();
        if (doors.isPresent()) {
            return doors;
        }
        Optional<Place> named = serverName.flatMap(Place::named);
        named.ifPresent(place -> {
            arrival.notes().isFor(place);
            arrival.notes()
                    .note(ConnectionEvent.of(
                            Kind.ENVIRONMENT_CHOSEN,
                            arrival.household().now(),
                            "every request goes to " + place + ", by the TLS server name " + serverName.orElse("")));
        });
        return named;
    }
}
