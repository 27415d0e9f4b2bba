/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.core.Admission.Admitted;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.http2.FatalErrors;
import dev.mockapns.server.internal.http2.OpenConnections;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes in the connections of one listener. */
final class Door extends ChannelInitializer<SocketChannel> {

    /** How long closing waits for a client that does not read. */
    private static final long CLOSE_NOTIFY_MILLIS = 100;

    private static final String PLAIN_TEXT = "plain text";

    /** How long a connection is idle before it makes room for a new one: busy clients keep theirs. */
    static final Duration IDLE = Duration.ofSeconds(10);

    private final Entrance entrance;
    private final Household household;

    Door(Entrance entrance, Household household) {
        this.entrance = entrance;
        this.household = household;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        household.connections().add(channel);
        Arrival arrival = arrival(channel);
        if (household.connections().size() > household.maxConnections() && !hasMadeRoom()) {
            arrival.note(
                    Kind.TOO_MANY_CONNECTIONS,
                    household.maxConnections() + " connections are open already, and none has been idle for "
                            + IDLE.toSeconds() + " s: this one was closed at once",
                    "keep one connection open for many pushes, close clients that are not needed any more, or raise"
                            + " MockApnsServerBuilder.maxConnections");
            arrival.notes().closed(household.now());
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> arrival.notes().closed(household.now()));
        channel.config().setWriteBufferWaterMark(ReadGate.WATER_MARK);
        try {
            prepare(channel, arrival);
        } catch (LinkageError e) { // Netty would close the connection, and the record would not say why.
            arrival.misses(e);
            throw e;
        }
    }

    private boolean hasMadeRoom() {
        return OpenConnections.endLongestIdle(
                household.connections(), household.now().minus(IDLE));
    }

    private void prepare(SocketChannel channel, Arrival arrival) {
        channel.pipeline()
                .addLast(new ReadGate(arrival.notes(), household.http2().clock()));
        if (entrance.tls()) {
            HandshakeWatch watch = new HandshakeWatch();
            SslHandler tls = tlsHandler(channel);
            channel.pipeline()
                    .addLast(new RenegotiationGuard(arrival), watch, tls, new PeerClose())
                    .addLast(new Threshold(arrival, watch, ServerName.in(tls.engine())));
        } else {
            arrival.established(PLAIN_TEXT);
            arrival.letIn(channel.pipeline(), PLAIN_TEXT, Optional.empty(), entrance.place(), Admitted.anonymous());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (FatalErrors.handOn(cause, fatal())) {
            ctx.close();
        } else {
            super.exceptionCaught(ctx, cause);
        }
    }

    Consumer<? super Error> fatal() {
        return household.http2().fatal();
    }

    private Arrival arrival(SocketChannel channel) {
        long number = household.numbers().incrementAndGet();
        String remoteAddress = NetUtil.toSocketAddressString(channel.remoteAddress());
        Instant openedAt = household.now();
        int port = channel.localAddress().getPort();
        Notes notes = household.log().opened(number, remoteAddress, entrance.place(), port, openedAt);
        return new Arrival(household, entrance, number, remoteAddress, openedAt, notes);
    }

    private SslHandler tlsHandler(Channel channel) {
        SslHandler handler = household.identity().serverContext().newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(household.patience().toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }
}
