/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.internal.http2.Http2Door;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.atomic.AtomicLong;

/** Takes in the connections of one listener. */
final class Door extends ChannelInitializer<SocketChannel> {

    /** How long closing waits for a client that does not read. */
    private static final long CLOSE_NOTIFY_MILLIS = 100;

    private final Http2Door http2;
    private final SslContext tls;
    private final ChannelGroup connections;
    private final AtomicLong connectionNumbers;

    Door(Http2Door http2, SslContext tls, ChannelGroup connections, AtomicLong connectionNumbers) {
        this.http2 = http2;
        this.tls = tls;
        this.connections = connections;
        this.connectionNumbers = connectionNumbers;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        connections.add(channel);
        channel.pipeline().addLast(tlsHandler(channel), new Threshold(http2, connectionNumbers.incrementAndGet()));
    }

    private SslHandler tlsHandler(Channel channel) {
        SslHandler handler = tls.newHandler(channel.alloc());
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }
}
