/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.memory.MemoryBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of the last connections. Bounded: the oldest go first. Thread-safe. */
public final class ConnectionJournal implements ConnectionLog {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionJournal.class);

    /** How many connections a server keeps on record. */
    public static final int CAPACITY = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Changes changes = new Changes(lock);
    private final NavigableMap<Long, Entry> kept = new TreeMap<>();
    private final int capacity;
    private final AtomicLong resets = new AtomicLong();
    private final long maxBytes;
    private final Dialect dialect;
    private long bytes;

    /**
     * Returns a journal that takes as much of the heap as records of connections may.
     *
     * @param dialect of its texts and its warnings in the log
     */
    public ConnectionJournal(int capacity, Dialect dialect) {
        this(capacity, MemoryBudget.CONNECTION_RECORDS.bytes(), dialect);
    }

    ConnectionJournal(int capacity, long maxBytes, Dialect dialect) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.dialect = dialect;
    }

    @Override
    public Notes opened(long number, String remoteAddress, Routing routing, int port, Instant at) {
        ConnectionRecord opening = new ConnectionRecord(
                number,
                remoteAddress,
                routing.environment(),
                routing.fixed().map(Destination::kind),
                port,
                at,
                Optional.empty(),
                List.of(),
                0);
        lock.lock();
        try {
            Entry entry = new Entry(opening); // under the lock: it belongs to the time since the last reset
            keep(entry);
            changes.signal();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Entry entry) {
        kept.put(entry.opening.number(), entry);
        entry.isKept = true;
        bytes += entry.weight;
        makeRoom();
    }

    private void makeRoom() {
        while (kept.size() > capacity || (bytes > maxBytes && kept.size() > 1)) {
            kept.pollFirstEntry().getValue().forget();
        }
    }

    /** Returns the records that are kept, the oldest connection first. */
    public List<ConnectionRecord> connections() {
        return view().records();
    }

    /**
     * What is in the journal at one moment.
     *
     * @param changes how many changes came before
     * @param isClosed whether no more come
     */
    private record View(List<Snapshot> connections, long changes, boolean isClosed) {

        List<ConnectionRecord> records() {
            return connections.stream().map(Snapshot::record).toList();
        }
    }

    private View view() {
        lock.lock();
        try {
            return new View(kept.values().stream().map(Entry::snapshot).toList(), changes.count(), changes.isClosed());
        } finally {
            lock.unlock();
        }
    }

    /** A connection as it was at one moment. */
    private record Snapshot(
            ConnectionRecord opening, Optional<Instant> closedAt, List<ConnectionEvent> events, long droppedEvents) {

        ConnectionRecord record() {
            return new ConnectionRecord(
                    opening.number(),
                    opening.remoteAddress(),
                    opening.environment(),
                    opening.listener(),
                    opening.port(),
                    opening.openedAt(),
                    closedAt,
                    events,
                    droppedEvents);
        }
    }

    /** Returns the last {@code count} connections with problems, as text for people; empty if there are none. */
    public String report(int count) {
        List<ConnectionRecord> withProblems = connections().stream()
                .filter(connection -> !connection.problems().isEmpty())
                .toList();
        return withProblems.subList(Math.max(0, withProblems.size() - count), withProblems.size()).stream()
                .map(connection -> connection.describe(dialect))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Waits for a connection that matches, and returns the oldest such. {@code matcher} is called without
     * a lock, so that it may call anything.
     */
    public ConnectionRecord await(Predicate<ConnectionRecord> matcher, Duration timeout) {
        requireNonNull(matcher, "matcher");
        long deadline = System.nanoTime() + requireNonNull(timeout, "timeout").toNanos();
        while (true) {
            boolean isLate = deadline - System.nanoTime() <= 0;
            View seen = view();
            Optional<ConnectionRecord> found =
                    seen.records().stream().filter(matcher).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (isLate || seen.isClosed()) {
                throw noMatch(seen, timeout);
            }
            changes.awaitAfter(seen.changes(), deadline, "a connection");
        }
    }

    private AssertionError noMatch(View view, Duration timeout) {
        List<ConnectionRecord> seen = view.records();
        return new AssertionError("expected such a connection"
                + Changes.end(view.isClosed(), timeout)
                + (seen.isEmpty()
                        ? ", but none came"
                        : seen.stream()
                                .map(connection -> connection.describe(dialect))
                                .collect(Collectors.joining("\n", ", but these came:\n", ""))));
    }

    /** Ends every wait, because nothing happens from now on. */
    public void close() {
        changes.close();
    }

    /** Forgets closed connections, and what happened so far to open ones. */
    public void clear() {
        lock.lock();
        try {
            kept.values().removeIf(entry -> {
                if (entry.isClosed()) {
                    entry.forget();
                }
                return entry.isClosed();
            });
            kept.values().forEach(Entry::clear);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all connections. One that is open is recorded again, as if it had just been opened, when it is used. */
    public void reset() {
        lock.lock();
        try {
            kept.values().forEach(Entry::forget);
            kept.clear();
            resets.incrementAndGet();
        } finally {
            lock.unlock();
        }
    }

    /** One connection; guarded by the journal's lock. */
    private final class Entry implements Notes {

        private volatile ConnectionRecord opening;
        private final List<ConnectionEvent> events = new ArrayList<>();
        private final Set<ConnectionEvent.Kind> logged = EnumSet.noneOf(ConnectionEvent.Kind.class);
        private Optional<Instant> closedAt = Optional.empty();
        private long droppedEvents;
        private volatile long onRecordSince = resets.get();
        private long weight = Weight.CONNECTION;
        private boolean isKept;

        Entry(ConnectionRecord opening) {
            this.opening = opening;
        }

        @Override
        public void used() {
            if (onRecordSince != resets.get()) {
                lock.lock();
                try {
                    putOnRecord();
                    changes.signal();
                } finally {
                    lock.unlock();
                }
            }
        }

        private void putOnRecord() {
            if (onRecordSince != resets.get()) {
                onRecordSince = resets.get();
                clear();
                logged.clear();
                ConnectionJournal.this.keep(this);
            }
        }

        @Override
        public void isFor(Destination destination) {
            lock.lock();
            try {
                opening = new ConnectionRecord(
                        opening.number(),
                        opening.remoteAddress(),
                        Optional.of(destination.environment()),
                        Optional.of(destination.kind()),
                        opening.port(),
                        opening.openedAt(),
                        opening.closedAt(),
                        opening.events(),
                        opening.droppedEvents());
                changes.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void note(ConnectionEvent event) {
            boolean isFirstOfKind;
            lock.lock();
            try {
                putOnRecord();
                keep(event);
                isFirstOfKind = event.isProblem() && logged.add(event.kind());
                changes.signal();
            } finally {
                lock.unlock();
            }
            if (isFirstOfKind) {
                LOG.warn(
                        "{}: {}; {}",
                        opening.describe(dialect),
                        event.because(),
                        event.advice(dialect).orElse(""));
            }
        }

        /** The event that ended the connection is kept in any case. */
        private void keep(ConnectionEvent event) {
            if (!isKept) {
                return;
            }
            if (events.size() < ConnectionRecord.MAX_EVENTS) {
                events.add(event);
                grow(Weight.EVENT);
                makeRoom();
                return;
            }
            droppedEvents++;
            if (event.kind().endsConnection()) {
                events.set(ConnectionRecord.MAX_EVENTS - 1, event);
            }
        }

        private void grow(long by) {
            weight += by;
            bytes += by;
        }

        /** Releases what the journal no longer needs: the connection may stay open for long. */
        private void forget() {
            clear();
            bytes -= weight;
            isKept = false;
        }

        @Override
        public void closed(Instant at) {
            lock.lock();
            try {
                closedAt = Optional.of(at);
                changes.signal();
            } finally {
                lock.unlock();
            }
        }

        boolean isClosed() {
            return closedAt.isPresent();
        }

        private void clear() {
            grow(Weight.CONNECTION - weight);
            events.clear();
            droppedEvents = 0;
        }

        Snapshot snapshot() {
            return new Snapshot(opening, closedAt, List.copyOf(events), droppedEvents);
        }
    }
}
