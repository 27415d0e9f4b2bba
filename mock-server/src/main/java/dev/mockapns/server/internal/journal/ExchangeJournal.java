/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.JournalPage;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.lint.ClientPatterns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps the last exchanges, and lets threads wait for them. Thread-safe. */
public final class ExchangeJournal {

    private static final int SHOWN_WITHOUT_MATCH = 5;

    private final ReentrantLock lock;
    private final Changes changes;
    private final Ring kept = new Ring();
    private final ClientPatterns patterns = new ClientPatterns();
    private final Redaction redaction = new Redaction();
    private volatile @Nullable RecordListener listener;
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
        this(capacity, maxBytes, dialect, new ReentrantLock());
    }

    ExchangeJournal(int capacity, long maxBytes, Dialect dialect, ReentrantLock lock) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.dialect = dialect;
        this.lock = lock;
        this.changes = new Changes(lock);
    }

    /** Tells {@code listener}, and no other, of every exchange from now on. */
    public void onRecord(RecordListener listener) {
        this.listener = requireNonNull(listener, "listener");
    }

    /**
     * Records an exchange without its secrets. Returns its number.
     *
     * @param later takes what happens to it after the verdict
     */
    public long record(
            ApnsRequest request, Verdict verdict, List<Header> headers, String body, Instant now, LaterEvents later) {
        lock.lock();
        try {
            ApnsRequest safe = redaction.of(request);
            Recorded entry = new Recorded(
                    ++numbers,
                    safe,
                    verdict,
                    headers,
                    body,
                    now,
                    patterns.note(request, now),
                    later,
                    Weight.of(safe, verdict, headers, body, kept.newest()));
            keep(entry);
            changes.signal();
            RecordListener told = listener;
            if (told != null) {
                told.recorded(verdict, entry, entry.weight());
            }
            return numbers;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Recorded entry) {
        kept.add(entry);
        bytes += entry.weight();
        while (kept.size() > capacity || (bytes > maxBytes && kept.size() > 1)) {
            bytes -= kept.removeOldest().weight();
        }
        count++;
    }

    /** Returns what takes the later events of one exchange; they end a wait for a match. */
    public LaterEvents laterEvents() {
        return new LaterEvents(changes);
    }

    /** Lets the listener do what needs no lock. To be called after {@link #record}. */
    public void afterRecord() {
        RecordListener told = listener;
        if (told != null) {
            told.afterRecord();
        }
    }

    /**
     * Returns what was recorded after {@code position}, which is a number of exchanges since the start, those that were cleared
     * included; at most {@code max} exchanges, rejected ones first of all.
     */
    public JournalPage after(long position, int max) {
        requireNotNegative("position", position);
        if (max < 1) {
            throw new IllegalArgumentException("max: " + max + " (expected: >= 1)");
        }
        Recorded[] entries;
        long first;
        long dropped;
        lock.lock();
        try {
            long end = cleared + count;
            long oldest = end - kept.size();
            first = Math.min(end, Math.max(position, oldest));
            dropped = Math.max(0, first - Math.max(position, cleared));
            entries = kept.from(Math.toIntExact(first - oldest));
        } finally {
            lock.unlock();
        }
        return Pages.of(entries, first, max, dropped);
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
        requireNotNegative("count", count);
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
        requireNotNegative("count", count);
        return snapshot().report(count);
    }

    /** Returns the exchanges that are kept as text, the worst first; at most {@code count} kinds of problems are shown. */
    public String summary(int count) {
        requireNotNegative("count", count);
        Snapshot seen = snapshot();
        return Summary.of(seen.exchanges(), count, seen.count() - seen.kept().size(), dialect);
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
        }
    }

    private Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(Arrays.asList(kept.from(0)), count, changes.count(), changes.isClosed(), dialect);
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
