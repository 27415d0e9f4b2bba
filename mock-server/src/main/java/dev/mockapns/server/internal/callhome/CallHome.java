/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.callhome;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.world.TokenEvent;
import dev.mockapns.server.world.TokenListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of token events, rejections and warnings, in order, on one daemon thread that lives only while there is
 * something to tell.
 * Thread-safe.
 */
public final class CallHome implements Consumer<TokenEvent>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallHome.class);
    private static final int MAX_WAITING = 100_000;
    private static final int BUSY = 1000;

    private final List<TokenListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> rejectionListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> warningListeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor executor;
    private volatile Optional<Object> atWork = Optional.empty();

    public CallHome() {
        executor = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), CallHome::thread);
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
        queue(listeners, listener -> listener.onToken(event), event);
    }

    /**
     * Queues an exchange for those who listen now; never waits. What is accepted costs nothing where nobody listens for
     * warnings, and is passed over where many events wait already.
     */
    public void tell(Verdict verdict, Supplier<Exchange> exchange) {
        if (verdict.rejected().isPresent()) {
            queue(rejectionListeners, listener -> listener.accept(exchange.get()), verdict);
        } else if (executor.getQueue().size() < BUSY) {
            queue(warningListeners, listener -> warn(listener, exchange.get()), verdict);
        }
    }

    private static void warn(Consumer<Exchange> listener, Exchange exchange) {
        if (exchange.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.WARN)) {
            listener.accept(exchange);
        }
    }

    private <L> void queue(List<L> hearers, Consumer<L> news, Object event) {
        if (hearers.isEmpty()) {
            return;
        }
        List<L> present = List.copyOf(hearers);
        try {
            executor.execute(() -> present.forEach(hearer -> tell(hearer, news)));
        } catch (RejectedExecutionException e) {
            LOG.warn(
                    "Nobody hears of a {}: {} events wait already, or the fake is closed",
                    event.getClass().getSimpleName(),
                    executor.getQueue().size());
        }
    }

    /** Waits until everything queued so far was told. */
    public void settle(Duration timeout) {
        requireNonNull(timeout, "timeout");
        Settling settling = new Settling(new CountDownLatch(1));
        try {
            executor.execute(settling);
            if (!settling.told().await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("not settled within " + Wording.span(timeout) + ": "
                        + atWork.map(listener -> "the listener " + listener + " is at work")
                                .orElse("no listener is at work")
                        + ", and "
                        + Wording.count(Math.max(0, executor.getQueue().size() - 1), "event") + " wait");
            }
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                throw new IllegalStateException("not settled: " + MAX_WAITING + " events wait", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the listeners", e);
        }
    }

    /** Ends the wait of one {@link #settle}. */
    private record Settling(CountDownLatch told) implements Runnable {

        @Override
        public void run() {
            told.countDown();
        }
    }

    /** Forgets listeners and what they were to be told. Whoever waits for them now, goes on when they are done. */
    public void reset() {
        listeners.clear();
        rejectionListeners.clear();
        warningListeners.clear();
        executor.getQueue().removeIf(task -> !(task instanceof Settling));
    }

    @Override
    public void close() {
        executor.shutdownNow();
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
}
