/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.events;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.world.TokenEvent;
import dev.mockapns.server.world.TokenListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls listeners for token events, rejections and warnings, in order, on one daemon thread that exists only while
 * events are waiting. The waiting events are limited in number and in bytes: one more is dropped, and counted.
 * Thread-safe.
 */
public final class EventDispatcher implements Consumer<TokenEvent>, AutoCloseable {

    static final int MAX_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int BUSY = 1000;

    /** How many bytes an event without an exchange takes. */
    private static final int EVENT_BYTES = 1000;

    private final List<TokenListener> tokenListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> rejectionListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> warningListeners = new CopyOnWriteArrayList<>();
    private final EventQueue queue = new EventQueue();
    private final long maxWaitingBytes;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final DroppedEvents dropped = new DroppedEvents(System::nanoTime);
    private volatile Optional<Object> running = Optional.empty();

    public EventDispatcher() {
        this(MemoryBudget.EVENTS.bytes());
    }

    EventDispatcher(long maxWaitingBytes) {
        this.maxWaitingBytes = maxWaitingBytes;
    }

    public void add(TokenListener listener) {
        tokenListeners.add(requireNonNull(listener, "listener"));
    }

    public void addRejectionListener(Consumer<Exchange> listener) {
        rejectionListeners.add(requireNonNull(listener, "listener"));
    }

    public void addWarningListener(Consumer<Exchange> listener) {
        warningListeners.add(requireNonNull(listener, "listener"));
    }

    /** Queues an event for the present listeners. Never waits. */
    @Override
    public void accept(TokenEvent event) {
        queue(tokenListeners, listener -> listener.onToken(event), EVENT_BYTES);
    }

    /**
     * Queues an exchange for the present listeners. Never waits. It costs nothing if there is no listener; an accepted request
     * is skipped if many events are waiting.
     *
     * @param bytes about how much memory the exchange takes
     */
    public void recorded(Verdict verdict, Supplier<Exchange> exchange, long bytes) {
        if (verdict instanceof Verdict.Rejected) {
            if (!rejectionListeners.isEmpty()) {
                queue(rejectionListeners, listener -> listener.accept(exchange.get()), bytes);
            }
        } else if (!warningListeners.isEmpty() && waiting.get() < BUSY) {
            queue(warningListeners, listener -> warn(listener, exchange.get()), bytes);
        }
    }

    /** Logs a warning if events were dropped. Must not be called under a lock. */
    public void warnOfDropped() {
        dropped.warn();
    }

    private static void warn(Consumer<Exchange> listener, Exchange exchange) {
        if (exchange.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.WARN)) {
            listener.accept(exchange);
        }
    }

    private <L> void queue(List<L> listeners, Consumer<L> event, long bytes) {
        if (listeners.isEmpty()) {
            return;
        }
        if (waiting.get() >= MAX_WAITING || waitingBytes.get() + bytes > maxWaitingBytes) {
            dropped.count();
            return;
        }
        List<L> present = List.copyOf(listeners);
        waiting.incrementAndGet();
        waitingBytes.addAndGet(bytes);
        boolean queued = queue.add(new Waiting(bytes) {
            @Override
            void callAll() {
                present.forEach(listener -> call(listener, event));
            }
        });
        if (!queued) {
            release(bytes);
        }
    }

    private void release(long bytes) {
        waiting.decrementAndGet();
        waitingBytes.addAndGet(-bytes);
    }

    /** Waits until every event queued so far is processed, or removed by {@link #reset()}. A closed fake calls no listener. */
    public void settle(Duration timeout) {
        requireNonNull(timeout, "timeout");
        Marker processed = new Marker();
        try {
            if (queue.addUrgent(processed) && !processed.await(timeout)) {
                throw new IllegalStateException("not settled within " + Quantities.span(timeout) + ": "
                        + running.map(listener -> "the listener " + listener + " is running")
                                .orElse("no listener is running")
                        + ", and "
                        + Quantities.count(Math.max(0, queue.size() - 1), "event") + " wait");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the listeners", e);
        }
    }

    /**
     * Removes the listeners and their waiting events. Callers of {@link #settle} return when the running listener is
     * done.
     */
    public void reset() {
        tokenListeners.clear();
        rejectionListeners.clear();
        warningListeners.clear();
        for (Runnable task : queue.drain()) {
            if (task instanceof Waiting event) {
                release(event.bytes);
            } else {
                task.run();
            }
        }
    }

    /** Calls no listener from now on. Callers of {@link #settle} return. */
    @Override
    public void close() {
        queue.close().stream().filter(Marker.class::isInstance).forEach(Runnable::run);
    }

    /** Returns how many events were dropped. */
    long droppedEvents() {
        return dropped.total();
    }

    /** Returns how often an event has woken the thread of the listeners. */
    long wakeUps() {
        return queue.wakeUps();
    }

    private <L> void call(L listener, Consumer<L> event) {
        running = Optional.of(listener);
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("The listener {} threw", listener, e);
        } finally {
            running = Optional.empty();
        }
    }

    /** An event that waits. */
    private abstract class Waiting implements Runnable {

        private final long bytes;

        Waiting(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void run() {
            release(bytes);
            callAll();
            dropped.warn();
        }

        abstract void callAll();
    }

    /** Is run when every event before it is processed. */
    private static final class Marker implements Runnable {

        private final CountDownLatch reached = new CountDownLatch(1);

        @Override
        public void run() {
            reached.countDown();
        }

        boolean await(Duration timeout) throws InterruptedException {
            return reached.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
