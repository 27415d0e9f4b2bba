/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.lint.ClientPatterns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Keeps the last exchanges, and lets threads wait for them. Thread-safe. */
public final class ExchangeJournal {

    private static final int SHOWN_WITHOUT_MATCH = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Changes changes = new Changes(lock);
    private final Deque<Recorded> kept = new ArrayDeque<>();
    private final ClientPatterns patterns = new ClientPatterns();
    private final Redaction redaction = new Redaction();
    private final List<RecordListener> listeners = new CopyOnWriteArrayList<>();
    private final int capacity;
    private final long maxBytes;
    private final Dialect dialect;
    private long bytes;
    private long numbers;
    private long count;
    private long cleared;

    /**
     * What is in the journal at one moment.
     *
     * @param count of all that were recorded since the start or the last {@link #clear()}
     * @param changes how many exchanges and later events came since the start
     * @param isClosed whether no more exchanges come
     */
    private record Snapshot(List<Recorded> kept, long count, long changes, boolean isClosed, Dialect dialect) {

        List<Exchange> exchanges() {
            return kept.stream().map(Recorded::get).toList();
        }

        String report(int last) {
            int shown = Math.min(last, kept.size());
            return Report.of(
                    kept.subList(kept.size() - shown, kept.size()).stream()
                            .map(Recorded::get)
                            .toList(),
                    count - shown,
                    dialect);
        }
    }

    /**
     * Returns an empty journal.
     *
     * @param capacity how many exchanges it keeps
     * @param maxBytes about how much memory they take at most; the last one is kept in any case
     * @param dialect of its texts
     */
    public ExchangeJournal(int capacity, long maxBytes, Dialect dialect) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.dialect = dialect;
    }

    /** Tells {@code listener} of every exchange from now on. */
    public void onRecord(RecordListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
    }

    /**
     * Records an exchange without its secrets. Returns its number.
     *
     * @param later takes what happens to it after the verdict
     */
    public long record(
            ApnsRequest request, Verdict verdict, List<Header> headers, String body, Instant now, LaterEvents later) {
        return keep(request, redaction.of(request), verdict, headers, body, now, later);
    }

    /** Returns what takes the later events of one exchange; they end a wait for a match. */
    public LaterEvents laterEvents() {
        return new LaterEvents(this::signalChange);
    }

    private void signalChange() {
        lock.lock();
        try {
            changes.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the listeners do what needs no lock. To be called after {@link #record}. */
    public void afterRecord() {
        listeners.forEach(RecordListener::afterRecord);
    }

    private long keep(
            ApnsRequest request,
            ApnsRequest safe,
            Verdict verdict,
            List<Header> headers,
            String body,
            Instant now,
            LaterEvents later) {
        lock.lock();
        try {
            Exchange bare = new Exchange(++numbers, safe, verdict, headers, body, now, List.of(), List.of(), 0);
            Recorded entry = new Recorded(bare, patterns.note(request, now), later);
            kept.addLast(entry);
            bytes += entry.weight();
            while (kept.size() > capacity || (bytes > maxBytes && kept.size() > 1)) {
                bytes -= kept.removeFirst().weight();
            }
            count++;
            changes.signal();
            listeners.forEach(listener -> listener.recorded(verdict, entry, entry.weight()));
            return bare.number();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the server ended its connections, so that no client is blamed for connecting again. */
    public void connectionsEnded() {
        lock.lock();
        try {
            patterns.connectionsEnded();
        } finally {
            lock.unlock();
        }
    }

    public List<Exchange> exchanges() {
        return snapshot().exchanges();
    }

    /** Waits for {@code count} exchanges since the start or the last {@link #clear()}. */
    public List<Exchange> await(int count, Duration timeout) {
        requireNotNegative(count);
        Snapshot seen = awaitSnapshot(
                count, System.nanoTime() + requireNonNull(timeout, "timeout").toNanos());
        if (seen.count() < count) {
            throw new AssertionError("expected " + Quantities.count(count, "exchange")
                    + Changes.end(seen.isClosed(), timeout)
                    + (seen.count() == 0
                            ? ", but none came"
                            : ", but " + seen.count() + " came:\n" + seen.report(capacity)));
        }
        return seen.exchanges();
    }

    /**
     * Waits for an exchange of which {@code matcher} is true, and returns the oldest such. The matcher is called on the
     * caller's thread without a lock, so that it may call anything.
     */
    public Exchange await(Predicate<Exchange> matcher, Duration timeout) {
        requireNonNull(matcher, "matcher");
        long deadline = System.nanoTime() + requireNonNull(timeout, "timeout").toNanos();
        while (true) {
            boolean isLate = deadline - System.nanoTime() <= 0;
            Snapshot seen = snapshot();
            for (Recorded entry : seen.kept()) {
                Exchange exchange = entry.get();
                if (matcher.test(exchange)) {
                    return exchange;
                }
            }
            if (isLate || seen.isClosed()) {
                throw noMatch(seen, timeout);
            }
            changes.awaitAfter(seen.changes(), deadline, "an exchange");
        }
    }

    private static AssertionError noMatch(Snapshot seen, Duration timeout) {
        return new AssertionError("expected an exchange that matches"
                + Changes.end(seen.isClosed(), timeout)
                + (seen.count() == 0
                        ? ", but none came"
                        : ", but none of " + Quantities.count(seen.count(), "exchange") + " does:\n"
                                + seen.report(SHOWN_WITHOUT_MATCH)));
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

    /** Returns how many exchanges {@link #clear()} and {@link #reset} have forgotten so far. */
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
            bytes = 0;
            patterns.reset();
            cleared += count;
            count = 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #clear()}, and counts from 1 again.
     *
     * @param lastConnection the number of the newest connection: all that are open now stay open, and no client is blamed
     *     for having opened one
     */
    public void reset(long lastConnection) {
        lock.lock();
        try {
            clear();
            patterns.connectionsSoFar(lastConnection);
            numbers = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait, because no more exchanges come. */
    public void close() {
        changes.close();
    }

    /** Returns the last {@code count} exchanges as text. */
    public String report(int count) {
        requireNotNegative(count);
        return snapshot().report(count);
    }

    /** Returns the exchanges that are kept as text, the worst first; at most {@code count} kinds of problems are shown. */
    public String summary(int count) {
        requireNotNegative(count);
        Snapshot seen = snapshot();
        return Summary.of(seen.exchanges(), count, seen.count() - seen.kept().size(), dialect);
    }

    private static void requireNotNegative(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count: " + count + " (expected: >= 0)");
        }
    }

    private Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(List.copyOf(kept), count, changes.count(), changes.isClosed(), dialect);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the exchanges when there are enough, or when time is up. */
    private Snapshot awaitSnapshot(int wanted, long deadline) {
        lock.lock();
        try {
            changes.await(() -> count >= wanted, deadline, Quantities.count(wanted, "exchange"));
            return snapshot();
        } finally {
            lock.unlock();
        }
    }
}
