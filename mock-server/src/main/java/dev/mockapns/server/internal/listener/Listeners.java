/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.Core;
import dev.mockapns.server.internal.http2.Http2Server;
import dev.mockapns.server.internal.http2.OpenConnections;
import dev.mockapns.server.options.Options;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.spi.SelectorProvider;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open listeners of one server, for pushes and for channel management in production and sandbox, and those that were asked
 * for beyond them, with all their connections, on one event loop. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What has to be waited for, await() waits for.
public final class Listeners implements AutoCloseable {

    /** Closing takes milliseconds; this is for a loop that a stub blocks. */
    private static final long CLOSE_SECONDS = 3;

    /** For a loop that somebody blocks, too. */
    private static final long TASK_SECONDS = 5;

    /** Enough to reach the stub that blocks, from within what it waits for. */
    private static final int SHOWN_FRAMES = 12;

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final EventLoop loop = EventLoops.next();
    private final ChannelGroup connections = new DefaultChannelGroup("mock-apns connections", loop);
    private final ChannelGroup listeners = new DefaultChannelGroup("mock-apns listeners", loop);
    private final AtomicLong numbers = new AtomicLong();
    private final Map<ListenerRole, Integer> ports = new HashMap<>();
    private final GenericFutureListener<Future<Object>> loopEnded;
    private final Optional<Future<?>> memoryWatch;

    private Listeners(ListenerLimits limits) {
        Consumer<? super Error> fatal = limits.fatal();
        memoryWatch = limits.isWatched()
                ? Optional.of(DirectMemoryWatch.start(loop, ByteBufAllocator.DEFAULT, fatal))
                : Optional.empty();
        loopEnded = ended ->
                fatal.accept(new InternalError("the event loop of this server ended, which nothing ends but an error"));
        loop.terminationFuture().addListener(loopEnded);
    }

    /**
     * Opens the listeners.
     *
     * @param core called on the event loop of this server, for one request at a time
     * @param log called on the same loop
     * @throws ListenFailure if a port is taken or the address is not this machine's; then no listener is open
     */
    public static Listeners open(
            ListenerSettings settings, Core core, ConnectionLog log, InstantSource clock, Supplier<Options> options) {
        Listeners listeners = new Listeners(settings.limits());
        ListenerContext context = new ListenerContext(
                new Http2Server(core, clock, options, settings.limits().fatal()),
                settings.identity(),
                settings.handshakeTimeout(),
                settings.limits().maxConnections(),
                log,
                listeners.connections,
                listeners.numbers);
        try {
            settings.ports()
                    .forEach((role, port) -> listeners.bind(
                            role, new InetSocketAddress(settings.bindAddress(), port), new Listener(role, context)));
        } catch (RuntimeException e) {
            listeners.close();
            throw e;
        }
        return listeners;
    }

    /** Reads from each connection in turn, 64 KiB at most: one that sends much does not hold up the others. */
    @SuppressWarnings("deprecation") // Netty 4.2 has a successor, 4.1 has not; we run on both.
    private void bind(ListenerRole role, InetSocketAddress address, Listener listener) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loop, loop)
                .channelFactory(() -> listener(address.getAddress()))
                .handler(new AcceptErrors(listener.fatal()))
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1))
                .childHandler(listener)
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ListenFailure(role, address, bound.cause());
        }
        Channel port = bound.channel();
        listeners.add(port);
        ports.put(role, ((InetSocketAddress) port.localAddress()).getPort());
    }

    /**
     * A socket of the address's own family: the JDK's default takes IPv6 connections too where it is told to listen on all
     * IPv4 addresses.
     */
    private static ServerSocketChannel listener(InetAddress address) {
        ProtocolFamily family =
                address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        try {
            return new NioServerSocketChannel(SelectorProvider.provider().openServerSocketChannel(family));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the TCP port of the listener for pushes to {@code environment}. */
    public int port(Environment environment) {
        return ports.getOrDefault(ListenerRole.forPushes(environment), 0);
    }

    /** Returns the TCP port of the listener for channel management in {@code environment}. */
    public int managementPort(Environment environment) {
        return ports.getOrDefault(ListenerRole.forManagement(environment), 0);
    }

    /** Returns the TCP port of the listener for all destinations; empty if none was asked for. */
    public OptionalInt sharedPort() {
        return portIfOpen(ListenerRole.SHARED);
    }

    /** Returns the TCP port of the listener without TLS; empty if none was asked for. */
    public OptionalInt plainTextPort() {
        return portIfOpen(ListenerRole.PLAIN_TEXT);
    }

    private OptionalInt portIfOpen(ListenerRole role) {
        Integer port = ports.get(role);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * Sends GOAWAY on every open connection, and ends it when no request is under way; the listeners stay open. If the client
     * has not begun HTTP/2 yet, GOAWAY is sent once it has. Returns when GOAWAY is sent; on the event loop itself it does not
     * wait.
     */
    public void goAway(GoAway goAway) {
        onLoop(() -> connections.forEach(connection -> goAway(connection, goAway)));
    }

    private static void goAway(Channel connection, GoAway goAway) {
        HandshakeHandler handshake = connection.pipeline().get(HandshakeHandler.class);
        if (handshake == null) {
            OpenConnections.report(connection, new Event.GoAwayRequested(goAway));
        } else {
            handshake.goAway(goAway);
        }
    }

    /** Returns the number of the newest connection; 0 if there was none. */
    public long lastConnection() {
        return numbers.get();
    }

    /** Begins to measure anew how long each connection is idle: after the fake's clock was taken back. Waits for nothing. */
    public void restartIdleTime() {
        loop.execute(() -> connections.forEach(OpenConnections::restartIdleTime));
    }

    /** Measures how long each connection is idle: after the fake's clock moved, or an option was changed. */
    public void checkIdle() {
        onLoop(() -> connections.forEach(OpenConnections::checkIdle));
    }

    private void onLoop(Runnable task) {
        await(loop.submit(task), TASK_SECONDS);
    }

    /**
     * Closes the listeners, and every connection with GOAWAY. Returns when that is done; on the event loop itself it does not
     * wait. Where something blocks the loop, it waits for a few seconds, and warns. Closing again does nothing.
     */
    @Override
    public void close() {
        loop.terminationFuture().removeListener(loopEnded);
        memoryWatch.ifPresent(watch -> watch.cancel(false));
        Promise<Void> closed = loop.newPromise();
        loop.execute(() -> {
            listeners.close();
            connections.close().addListener(done -> afterNextSelect(closed));
        });
        if (!await(closed, CLOSE_SECONDS)) {
            log.warn(
                    "the connections and ports of this fake are still open after {} s, and close when its event loop is"
                            + " free again; it is at {}",
                    CLOSE_SECONDS,
                    whereabouts());
        }
    }

    /** A closed listener keeps its port until the selector runs again: so works the JDK. Tasks run after the selector. */
    private void afterNextSelect(Promise<Void> closed) {
        loop.execute(() -> loop.schedule(() -> closed.setSuccess(null), 0, TimeUnit.NANOSECONDS));
    }

    /** Returns false where it takes too long. */
    private boolean await(Future<?> task, long seconds) {
        return loop.inEventLoop() || task.awaitUninterruptibly(seconds, TimeUnit.SECONDS);
    }

    /** Returns what the thread of the event loop is doing. */
    private String whereabouts() {
        return Arrays.stream(
                        ((SingleThreadEventExecutor) loop).threadProperties().stackTrace())
                .limit(SHOWN_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", called by "));
    }
}
