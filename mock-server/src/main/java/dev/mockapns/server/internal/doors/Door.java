/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.http2.Http2Door;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Takes in the connections of one listener. */
final class Door extends ChannelInitializer<SocketChannel> {

    /** How long closing waits for a client that does not read. */
    private static final long CLOSE_NOTIFY_MILLIS = 100;

    /** How long a TLS handshake may take. Apple documents no limit; whatever waits has an end. */
    private static final long HANDSHAKE_SECONDS = 10;

    private final Http2Door http2;
    private final SslContext tls;
    private final ConnectionLog log;
    private final ChannelGroup connections;
    private final AtomicLong connectionNumbers;

    Door(Http2Door http2, SslContext tls, ConnectionLog log, ChannelGroup connections, AtomicLong connectionNumbers) {
        this.http2 = http2;
        this.tls = tls;
        this.log = log;
        this.connections = connections;
        this.connectionNumbers = connectionNumbers;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        connections.add(channel);
        long number = connectionNumbers.incrementAndGet();
        String remoteAddress = NetUtil.toSocketAddressString(channel.remoteAddress());
        Instant openedAt = http2.clock().instant();
        Notes notes = log.opened(
                number,
                remoteAddress,
                http2.environment(),
                http2.kind(),
                channel.localAddress().getPort(),
                openedAt);
        channel.closeFuture().addListener(closed -> notes.closed(http2.clock().instant()));
        channel.config().setWriteBufferWaterMark(ReadGate.WATER_MARK);
        channel.pipeline()
                .addLast(
                        new ReadGate(notes, http2.clock()),
                        tlsHandler(channel),
                        new Threshold(http2, number, remoteAddress, openedAt, notes));
    }

    private SslHandler tlsHandler(Channel channel) {
        SslHandler handler = tls.newHandler(channel.alloc());
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }
}
