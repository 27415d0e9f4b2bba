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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of token events, rejections and warnings, in order, on one daemon thread that lives only while there is
 * something to tell. How many events wait is limited, in number and in bytes: one more is lost, and counted.
 * Thread-safe.
 */
public final class EventDispatcher implements Consumer<TokenEvent>, AutoCloseable {

    static final int MAX_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int BUSY = 1000;

    /** What an event without an exchange takes. */
    private static final int EVENT_BYTES = 1000;

    private final List<TokenListener> tokenListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> rejectionListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> warningListeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor executor;
    private final long maxWaitingBytes;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final DroppedEvents losses = new DroppedEvents(System::nanoTime);
    private volatile Optional<Object> atWork = Optional.empty();

    public EventDispatcher() {
        this(MemoryBudget.EVENTS.bytes());
    }

    EventDispatcher(long maxWaitingBytes) {
        this.maxWaitingBytes = maxWaitingBytes;
        executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), EventDispatcher::thread);
        executor.allowCoreThreadTimeOut(true);
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

    /** Queues an event for those who listen now; never waits. */
    @Override
    public void accept(TokenEvent event) {
        queue(tokenListeners, listener -> listener.onToken(event), EVENT_BYTES);
    }

    /**
     * Queues an exchange for those who listen now; never waits. An accepted exchange costs nothing if nobody listens for
     * warnings, and is skipped if many events wait.
     *
     * @param bytes about how much memory the exchange takes
     */
    public void tell(Verdict verdict, Supplier<Exchange> exchange, long bytes) {
        if (verdict.rejected().isPresent()) {
            queue(rejectionListeners, listener -> listener.accept(exchange.get()), bytes);
        } else if (waiting.get() < BUSY) {
            queue(warningListeners, listener -> warn(listener, exchange.get()), bytes);
        }
    }

    /** Warns of events that were lost. Not to be called under a lock. */
    public void warnOfLosses() {
        losses.warn();
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
            losses.count();
            return;
        }
        List<L> present = List.copyOf(listeners);
        waiting.incrementAndGet();
        waitingBytes.addAndGet(bytes);
        try {
            executor.execute(new Event(bytes) {
                @Override
                void tellAll() {
                    present.forEach(listener -> tell(listener, event));
                }
            });
        } catch (RejectedExecutionException closed) {
            release(bytes);
        }
    }

    private void release(long bytes) {
        waiting.decrementAndGet();
        waitingBytes.addAndGet(-bytes);
    }

    /** Waits until listeners were told of everything queued so far, or {@link #reset()} dropped it. */
    public void settle(Duration timeout) {
        requireNonNull(timeout, "timeout");
        Marker told = new Marker();
        try {
            executor.execute(told);
            if (!told.await(timeout)) {
                throw new IllegalStateException("not settled within " + Quantities.span(timeout) + ": "
                        + atWork.map(listener -> "the listener " + listener + " is at work")
                                .orElse("no listener is at work")
                        + ", and "
                        + Quantities.count(Math.max(0, executor.getQueue().size() - 1), "event") + " wait");
            }
        } catch (RejectedExecutionException closed) {
            // A fake that is closed has nothing to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the listeners", e);
        }
    }

    /** Forgets listeners and the events that wait. Callers of {@link #settle} return when the listener at work is done. */
    public void reset() {
        tokenListeners.clear();
        rejectionListeners.clear();
        warningListeners.clear();
        List<Runnable> forgotten = new ArrayList<>();
        executor.getQueue().drainTo(forgotten);
        for (Runnable task : forgotten) {
            if (task instanceof Event event) {
                release(event.bytes);
            } else {
                task.run();
            }
        }
    }

    /** Drops the events that wait, and those to come. Callers of {@link #settle} return. */
    @Override
    public void close() {
        executor.shutdownNow().stream().filter(Marker.class::isInstance).forEach(Runnable::run);
    }

    /** Returns how many events were lost. */
    long lost() {
        return losses.total();
    }

    private <L> void tell(L listener, Consumer<L> event) {
        atWork = Optional.of(listener);
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("The listener {} threw", listener, e);
        } finally {
            atWork = Optional.empty();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mock-apns-events");
        thread.setDaemon(true);
        return thread;
    }

    /** An event for the listeners of one kind. */
    private abstract class Event implements Runnable {

        private final long bytes;

        Event(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void run() {
            release(bytes);
            tellAll();
            losses.warn();
        }

        abstract void tellAll();
    }

    /** Is reached when everything before it was told. */
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
