/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the server: keeps them in a bounded queue while no stream is free, dials if there is no
 * connection, and decides whether requests whose connection or stream failed are sent again.
 *
 * <p>{@link #send} and {@link #close} may be called from any thread. Everything else happens on one event loop and
 * needs no lock.
 */
public final class Sender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final SenderSettings settings;
    private final EventLoop loop = EventLoops.next();
    private final Queue<QueuedPush> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean wakingUp = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    // Event loop only.
    private final ConnectionOwner events = new Events();
    private final Deque<QueuedPush> queue = new ArrayDeque<>();
    private final Set<QueuedPush> unsettled = new LinkedHashSet<>();
    private final Set<ApnsConnection> connections = new LinkedHashSet<>();
    private @Nullable ApnsConnection current;
    private @Nullable Dial dial;
    private @Nullable Future<?> timer;

    /** Returns a sender that is not connected yet. */
    public Sender(SenderSettings settings) {
        this.settings = settings;
    }

    /** Sends {@code outgoing} as soon as the server allows it; fails it at once if too many requests wait. */
    public void send(Outgoing outgoing) {
        if (closed) {
            outgoing.failed(Failures.closedBeforeSending());
            return;
        }
        if (waiting.incrementAndGet() > settings.queueCapacity()) {
            waiting.decrementAndGet();
            outgoing.failed(Failures.queueFull(settings.endpoint(), settings.queueCapacity()));
            return;
        }
        inbox.add(new QueuedPush(
                outgoing, System.nanoTime() + settings.requestTimeout().toNanos()));
        if (wakingUp.compareAndSet(false, true)) {
            loop.execute(this::wakeUp);
        }
    }

    @Override
    public void close() {
        closed = true;
        loop.execute(this::wakeUp);
    }

    private void wakeUp() {
        wakingUp.set(false);
        for (QueuedPush push = inbox.poll(); push != null; push = inbox.poll()) {
            unsettled.add(push);
            queue.addLast(push);
        }
        if (closed) {
            shutDown();
            return;
        }
        setTimer();
        sendWaiting();
    }

    private void sendWaiting() {
        while (!queue.isEmpty() && current != null && current.canOpenStream()) {
            waiting.decrementAndGet();
            current.open(queue.removeFirst());
        }
        if (current != null) {
            current.flush();
        }
        if (!queue.isEmpty() && current == null) {
            connect();
        }
    }

    private void connect() {
        if (dial != null) {
            return;
        }
        Dial attempt = Dial.start(settings, events, loop);
        dial = attempt;
        attempt.result().addListener((Future<ApnsConnection> done) -> {
            dial = null;
            if (done.isSuccess()) {
                connected(done.getNow());
            } else {
                failWaiting(Failures.cannotConnect(settings.endpoint(), attempt.stage(), done.cause()));
            }
        });
    }

    private void connected(ApnsConnection connection) {
        LOG.debug("Connected to {}.", settings.endpoint());
        connections.add(connection);
        current = connection;
        if (closed) {
            shutDown();
        } else {
            sendWaiting();
        }
    }

    private void retire(ApnsConnection connection) {
        if (current == connection) {
            current = null;
        }
    }

    private void failWaiting(ApnsException failure) {
        List<QueuedPush> failed = new ArrayList<>(queue);
        queue.clear();
        waiting.addAndGet(-failed.size());
        for (QueuedPush push : failed) {
            push.fail(failure);
            unsettled.remove(push);
        }
    }

    private void setTimer() {
        if (timer != null || unsettled.isEmpty()) {
            return;
        }
        long next = unsettled.iterator().next().deadline() - System.nanoTime();
        timer = loop.schedule(this::timerFired, Math.max(0, next), TimeUnit.NANOSECONDS);
    }

    /** The oldest push has the earliest deadline, so one timer serves all. */
    private void timerFired() {
        timer = null;
        long now = System.nanoTime();
        while (!unsettled.isEmpty()) {
            QueuedPush oldest = unsettled.iterator().next();
            if (oldest.deadline() - now > 0) {
                break;
            }
            timeOut(oldest);
        }
        setTimer();
        sendWaiting();
    }

    private void timeOut(QueuedPush push) {
        unsettled.remove(push);
        ApnsConnection connection = push.connection();
        if (connection == null) {
            queue.remove(push);
            waiting.decrementAndGet();
            push.fail(Failures.timedOutWaiting(
                    settings.endpoint(),
                    settings.requestTimeout(),
                    current == null ? "a connection" : "a free stream"));
        } else {
            push.fail(Failures.timedOutUnderWay(settings.endpoint(), settings.requestTimeout(), push.streamId()));
            connection.cancel(push);
        }
    }

    private void shutDown() {
        failWaiting(Failures.closedBeforeSending());
        for (QueuedPush push : List.copyOf(unsettled)) {
            push.fail(Failures.closedUnderWay(settings.endpoint(), push.streamId()));
        }
        unsettled.clear();
        if (timer != null) {
            timer.cancel(false);
        }
        if (dial != null) {
            dial.result().tryFailure(new CancellationException("the client was closed"));
        }
        List.copyOf(connections).forEach(ApnsConnection::close);
    }

    private final class Events implements ConnectionOwner {

        @Override
        public void settled(QueuedPush push) {
            unsettled.remove(push);
        }

        @Override
        public void progressed() {
            if (!queue.isEmpty()) {
                sendWaiting();
            }
        }

        @Override
        public void notProcessed(QueuedPush push, ApnsException failure, boolean worthAnotherTry) {
            if (push.isSettled()) {
                return;
            }
            if (worthAnotherTry && !closed && push.claimSecondAttempt()) {
                waiting.incrementAndGet();
                queue.addFirst(push);
            } else {
                push.fail(failure);
                unsettled.remove(push);
            }
        }

        @Override
        public void goneAway(ApnsConnection connection, ReceivedGoAway goAway, boolean barren) {
            if (goAway.isRoutine()) {
                LOG.debug("{} closes the connection: {}.", settings.endpoint(), goAway);
            } else {
                LOG.warn("{} closes the connection: {}.", settings.endpoint(), goAway);
            }
            retire(connection);
            if (barren) {
                failWaiting(Failures.connectionGone(settings.endpoint(), goAway.toString()));
            }
        }

        @Override
        public void closed(ApnsConnection connection, boolean barren, String why) {
            LOG.debug("Connection to {} is closed: {}.", settings.endpoint(), why);
            connections.remove(connection);
            boolean wasCurrent = connection == current;
            retire(connection);
            if (wasCurrent && barren) {
                failWaiting(Failures.connectionGone(settings.endpoint(), why));
            }
            sendWaiting();
        }
    }
}
