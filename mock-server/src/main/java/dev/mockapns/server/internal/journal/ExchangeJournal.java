/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps the last exchanges, and wakes those who wait for them. Thread-safe. */
public final class ExchangeJournal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition recorded = lock.newCondition();
    private final Deque<Exchange> kept = new ArrayDeque<>();
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
    private final int capacity;
    private long numbers;
    private long count;
    private long cleared;

    public ExchangeJournal(int capacity) {
        this.capacity = capacity;
    }

    /** Tells {@code listener} of every exchange from now on, under the lock: it must only queue. */
    public void onRecord(Consumer<Exchange> listener) {
        listeners.add(requireNonNull(listener, "listener"));
    }

    /** Records an exchange; secrets are taken out first. */
    public void record(ApnsRequest request, Verdict verdict, List<Header> headers, String body, Instant now) {
        ApnsRequest safe = Redaction.of(request);
        lock.lock();
        try {
            Exchange exchange = new Exchange(++numbers, safe, verdict, headers, body, now);
            kept.addLast(exchange);
            if (kept.size() > capacity) {
                kept.removeFirst();
            }
            count++;
            recorded.signalAll();
            listeners.forEach(listener -> listener.accept(exchange));
        } finally {
            lock.unlock();
        }
    }

    public List<Exchange> exchanges() {
        lock.lock();
        try {
            return List.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@code wanted} exchanges since the start or the last {@link #clear()}. */
    public List<Exchange> await(int wanted, Duration timeout) {
        if (wanted < 0) {
            throw new IllegalArgumentException("count: " + wanted + " (expected: >= 0)");
        }
        long nanos = requireNonNull(timeout, "timeout").toNanos();
        lock.lock();
        try {
            while (count < wanted) {
                if (nanos <= 0) {
                    throw new AssertionError("expected " + Wording.count(wanted, "exchange") + " within "
                            + Wording.span(timeout)
                            + (count == 0 ? ", but none came" : ", but " + count + " came:\n" + report(capacity)));
                }
                nanos = recorded.awaitNanos(nanos);
            }
            return List.copyOf(kept);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + Wording.count(wanted, "exchange"), e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many exchanges are not kept any more. */
    public long dropped() {
        lock.lock();
        try {
            return count - kept.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many exchanges {@link #clear()} and {@link #reset()} have forgotten so far. */
    public long cleared() {
        lock.lock();
        try {
            return cleared;
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            kept.clear();
            cleared += count;
            count = 0;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #clear()}, and counts from 1 again. */
    public void reset() {
        lock.lock();
        try {
            clear();
            numbers = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the last exchanges as text. */
    public String report(int last) {
        if (last < 0) {
            throw new IllegalArgumentException("count: " + last + " (expected: >= 0)");
        }
        lock.lock();
        try {
            String text = kept.stream()
                    .skip(Math.max(0, kept.size() - last))
                    .map(Exchange::describe)
                    .collect(Collectors.joining("\n"));
            long missing = count - Math.min(last, kept.size());
            return missing == 0 ? text : "(" + Wording.count(missing, "earlier exchange") + " not shown)\n" + text;
        } finally {
            lock.unlock();
        }
    }
}
