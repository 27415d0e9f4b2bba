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

    /** What an event takes that holds no exchange. */
    private static final int EVENT_BYTES = 1000;

    private final List<TokenListener> listeners = new CopyOnWriteArrayList<>();
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
        listeners.add(requireNonNull(listener, "listener"));
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
        queue(listeners, listener -> listener.onToken(event), EVENT_BYTES);
    }

    /**
     * Queues an exchange for those who listen now; never waits. What is accepted costs nothing where nobody listens for
     * warnings, and is passed over where many events wait already.
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

    private <L> void queue(List<L> hearers, Consumer<L> news, long bytes) {
        if (hearers.isEmpty()) {
            return;
        }
        if (waiting.get() >= MAX_WAITING || waitingBytes.get() + bytes > maxWaitingBytes) {
            losses.count();
            return;
        }
        List<L> present = List.copyOf(hearers);
        waiting.incrementAndGet();
        waitingBytes.addAndGet(bytes);
        try {
            executor.execute(new Event(bytes) {
                @Override
                void tellAll() {
                    present.forEach(hearer -> tell(hearer, news));
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

    /** Waits until everything queued so far was told, or forgotten by {@link #reset()}. */
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
            // A fake that is closed tells nobody anything.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the listeners", e);
        }
    }

    /** Forgets listeners and what they were to be told. Whoever waits for them now, goes on when they are done. */
    public void reset() {
        listeners.clear();
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

    /** Tells nobody anything from now on. Whoever waits for what was to be told goes on. */
    @Override
    public void close() {
        executor.shutdownNow().stream().filter(Marker.class::isInstance).forEach(Runnable::run);
    }

    /** Returns how many events were lost. */
    long lost() {
        return losses.total();
    }

    private <L> void tell(L hearer, Consumer<L> news) {
        atWork = Optional.of(hearer);
        try {
            news.accept(hearer);
        } catch (RuntimeException e) {
            LOG.warn("The listener {} threw", hearer, e);
        } finally {
            atWork = Optional.empty();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mock-apns-call-home");
        thread.setDaemon(true);
        return thread;
    }

    /** Something to tell. */
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

    /** Notices when everything before it was told. */
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
