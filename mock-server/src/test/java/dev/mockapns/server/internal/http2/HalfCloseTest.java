/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a connection from the server's side, on a socket of its own. */
class HalfCloseTest {

    private static final String GOODBYE = "goodbye";
    private static final long MINUTES = TimeUnit.MINUTES.toMillis(5);
    private static final long MANY_BYTES = 100_000_000;
    private static final int PATIENCE_MILLIS = 30_000;

    @SuppressWarnings("deprecation") // Netty 4.2 has a successor, 4.1 has not; we run on both.
    private final EventLoopGroup loops = new NioEventLoopGroup(1);

    private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
    private final AtomicLong reachedOthers = new AtomicLong();

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void a_client_that_reads_late_reads_everything() throws Exception {
        try (Socket client = connect(MINUTES, MANY_BYTES)) {
            for (int i = 0; i < 100; i++) {
                client.getOutputStream().write(new byte[10_000]);
            }

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(GOODBYE);
            assertThat(channel().isActive()).isTrue();
            assertThat(reachedOthers).hasValue(0);
        }
    }

    @Test
    void the_connection_is_closed_when_the_client_closes() throws Exception {
        try (Socket client = connect(MINUTES, MANY_BYTES)) {
            client.getInputStream().readAllBytes();
        }
        assertThat(channel().closeFuture().await(PATIENCE_MILLIS)).isTrue();
    }

    @Test
    void the_connection_is_closed_when_the_client_takes_too_long() throws Exception {
        try (Socket client = connect(20, MANY_BYTES)) {
            assertThat(channel().closeFuture().await(PATIENCE_MILLIS)).isTrue();
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void the_connection_is_closed_when_the_client_sends_too_much() throws Exception {
        try (Socket client = connect(MINUTES, 10)) {
            client.getOutputStream().write(new byte[11]);

            assertThat(channel().closeFuture().await(PATIENCE_MILLIS)).isTrue();
        }
    }

    private Channel channel() throws Exception {
        return accepted.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Connects to a server that says goodbye and closes its side at once. */
    private Socket connect(long drainMillis, long drainBytes) throws IOException {
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(goodbye(drainMillis, drainBytes));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        Socket client =
                new Socket(InetAddress.getLoopbackAddress(), ((InetSocketAddress) listener.localAddress()).getPort());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private ChannelInboundHandlerAdapter goodbye(long drainMillis, long drainBytes) {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext ctx) {
                ctx.writeAndFlush(Unpooled.copiedBuffer(GOODBYE, StandardCharsets.UTF_8));
                HalfClose.begin(ctx.channel(), drainMillis, drainBytes);
                accepted.complete(ctx.channel());
            }

            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                reachedOthers.incrementAndGet();
            }
        };
    }
}
