/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to open a connection: look up the host, connect to the first address that accepts, negotiate TLS and
 * HTTP/2, wait for the server's SETTINGS. Used on its event loop only.
 *
 * <p>The JDK looks up the name every time, as Apple requires (<em>Sending notification requests to APNs</em>: do
 * not cache).
 */
@SuppressWarnings("FutureReturnValueIgnored") // The result of closing an abandoned channel is not needed.
final class Dial {

    private final SenderSettings settings;
    private final ConnectionOwner owner;
    private final EventLoop loop;
    private final Promise<ApnsConnection> result;
    private String stage = "while the host name was looked up";
    private @Nullable Channel channel;

    private Dial(SenderSettings settings, ConnectionOwner owner, EventLoop loop) {
        this.settings = settings;
        this.owner = owner;
        this.loop = loop;
        this.result = loop.newPromise();
    }

    static Dial start(SenderSettings settings, ConnectionOwner owner, EventLoop loop) {
        Dial dial = new Dial(settings, owner, loop);
        dial.limitTime();
        EventLoops.RESOLVER.execute(dial::lookUp);
        return dial;
    }

    /** Succeeds with a connection that has its SETTINGS. */
    Promise<ApnsConnection> result() {
        return result;
    }

    /** Returns the last stage, for messages. */
    String stage() {
        return stage;
    }

    private void limitTime() {
        long millis = settings.connectTimeout().toMillis();
        ScheduledFuture<?> limit = loop.schedule(
                () -> fail(
                        new TimeoutException("no success within " + millis + " ms, ApnsClientBuilder.connectTimeout")),
                millis,
                TimeUnit.MILLISECONDS);
        result.addListener(done -> {
            limit.cancel(false);
            if (!done.isSuccess() && channel != null) {
                channel.close();
            }
        });
    }

    private void lookUp() {
        try {
            InetAddress[] addresses =
                    InetAddress.getAllByName(settings.endpoint().host());
            loop.execute(() -> connect(addresses, 0));
        } catch (UnknownHostException e) {
            loop.execute(() -> fail(e));
        }
    }

    private void connect(InetAddress[] addresses, int index) {
        if (result.isDone()) {
            return;
        }
        InetSocketAddress address =
                new InetSocketAddress(addresses[index], settings.endpoint().port());
        stage = "while " + address.getAddress().getHostAddress() + " was being connected to";
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(settings.connectTimeout().toMillis(), Integer.MAX_VALUE))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        initialise(opened);
                    }
                })
                .connect(address);
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                stage = "during the TLS handshake";
            } else if (index + 1 < addresses.length) {
                connect(addresses, index + 1);
            } else {
                fail(done.cause());
            }
        });
    }

    private void initialise(Channel opened) {
        Endpoint endpoint = settings.endpoint();
        SslHandler tls = settings.tls().newHandler(endpoint.host(), endpoint.port());
        tls.setHandshakeTimeoutMillis(0);
        opened.pipeline().addLast(tls, new HandshakeWatcher(tls));
    }

    private void startHttp2(ChannelHandlerContext ctx) {
        stage = "while waiting for the server's first SETTINGS frame";
        ApnsConnection[] opened = new ApnsConnection[1];
        opened[0] = new ApnsConnectionBuilder(settings.endpoint(), owner, () -> result.trySuccess(opened[0])).open();
        ctx.pipeline().addLast(opened[0]);
        Channel connected = ctx.channel();
        connected.closeFuture().addListener(closed -> fail(new IOException("the server closed the connection")));
    }

    private void fail(Throwable cause) {
        result.tryFailure(cause);
    }

    /** Waits for TLS, then replaces itself with the HTTP/2 handlers. */
    private final class HandshakeWatcher extends ChannelInboundHandlerAdapter {

        private final SslHandler tls;

        HandshakeWatcher(SslHandler tls) {
            this.tls = tls;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
                ctx.fireUserEventTriggered(event);
            } else if (!handshake.isSuccess()) {
                fail(handshake.cause());
            } else if (!ApplicationProtocolNames.HTTP_2.equals(tls.engine().getApplicationProtocol())) {
                fail(new IOException("the server did not agree on HTTP/2 (ALPN h2)"));
            } else {
                startHttp2(ctx);
                ctx.pipeline().remove(this);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail(new IOException("the server closed the connection"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail(cause);
        }
    }
}
