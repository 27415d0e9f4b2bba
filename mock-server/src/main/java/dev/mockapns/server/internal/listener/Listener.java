/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.internal.connection.AcceptRules;
import dev.mockapns.server.internal.connection.Acceptance;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.http2.FatalErrors;
import dev.mockapns.server.internal.http2.OpenConnections;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.time.Instant;
import java.util.function.Consumer;

/** Prepares the connections that one listener accepts. */
final class Listener extends ChannelInitializer<SocketChannel> {

    /** How long closing waits for a client that does not read. */
    private static final long CLOSE_NOTIFY_MILLIS = 100;

    private static final String PLAIN_TEXT = "plain text";

    private final ListenerRole role;
    private final ListenerContext context;

    Listener(ListenerRole role, ListenerContext context) {
        this.role = role;
        this.context = context;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        context.connections().add(channel);
        AcceptedConnection accepted = accepted(channel);
        channel.pipeline().addLast(new CloseMonitor(accepted));
        if (!isAccepted(accepted)) {
            channel.close();
            return;
        }
        channel.config().setWriteBufferWaterMark(ReadBackpressure.WATER_MARK);
        try {
            prepare(channel, accepted);
        } catch (LinkageError e) { // Netty would close the connection, and the record would not say why.
            accepted.note(AcceptedConnection.misses(e));
            throw e;
        }
    }

    /** Tells whether the new connection may stay open; another may end for it. */
    private boolean isAccepted(AcceptedConnection accepted) {
        ChannelGroup connections = context.connections();
        Acceptance<Channel> acceptance = AcceptRules.decide(
                connections.size(), context.maxConnections(), () -> OpenConnections.of(connections), context.now());
        if (acceptance instanceof Acceptance.Refused<Channel> refused) {
            accepted.note(refused.note());
            return false;
        }
        if (acceptance instanceof Acceptance.AcceptedInPlaceOf<Channel> other) {
            OpenConnections.report(other.replaced(), new Event.Replaced());
        }
        return true;
    }

    private void prepare(SocketChannel channel, AcceptedConnection accepted) {
        channel.pipeline()
                .addLast(new ReadBackpressure(accepted.notes(), context.http2().clock()));
        if (role.tls()) {
            HandshakeMonitor watch = new HandshakeMonitor();
            SslHandler tls = tlsHandler(channel, accepted.identity());
            channel.pipeline()
                    .addLast(new RenegotiationGuard(), watch, tls, new PeerClose())
                    .addLast(new HandshakeHandler(accepted, watch, ServerName.in(tls.engine())));
        } else {
            accepted.established(new HandshakeCause.PlainTextEstablished());
            accepted.addHttp2(
                    channel.pipeline(),
                    PLAIN_TEXT,
                    new HandshakeCause.ClosedAfterHandshake(),
                    role.routing(),
                    Inspection.anonymous(),
                    Lifecycle.accepted());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (FatalErrors.report(cause, fatal())) {
            ctx.close();
        } else {
            super.exceptionCaught(ctx, cause);
        }
    }

    Consumer<? super Error> fatal() {
        return context.http2().fatal();
    }

    private AcceptedConnection accepted(SocketChannel channel) {
        long number = context.numbers().incrementAndGet();
        String remoteAddress = NetUtil.toSocketAddressString(channel.remoteAddress());
        Instant openedAt = context.now();
        int port = channel.localAddress().getPort();
        Notes notes = context.log().opened(number, remoteAddress, role.routing(), port, openedAt);
        return new AcceptedConnection(context, role, number, remoteAddress, openedAt, notes);
    }

    private SslHandler tlsHandler(Channel channel, ServerIdentity identity) {
        SslHandler handler = identity.tls().newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(context.handshakeTimeout().toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }
}
