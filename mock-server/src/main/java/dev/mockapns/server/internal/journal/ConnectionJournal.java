/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.Place;
import dev.mockapns.server.internal.wording.Wording;
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
import java.util.concurrent.locks.Condition;
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
    private final Condition changed = lock.newCondition();
    private final NavigableMap<Long, Entry> kept = new TreeMap<>();
    private final int capacity;
    private final AtomicLong resets = new AtomicLong();
    private long changes;

    public ConnectionJournal(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public Notes opened(long number, String remoteAddress, Optional<Place> place, int port, Instant at) {
        Entry entry = new Entry(new ConnectionRecord(
                number,
                remoteAddress,
                place.map(Place::environment),
                place.map(Place::kind),
                port,
                at,
                Optional.empty(),
                List.of(),
                0));
        lock.lock();
        try {
            keep(entry);
            tellChange();
        } finally {
            lock.unlock();
        }
        return entry;
    }

    private void keep(Entry entry) {
        kept.put(entry.opening.number(), entry);
        if (kept.size() > capacity) {
            kept.pollFirstEntry();
        }
    }

    private void tellChange() {
        changes++;
        changed.signalAll();
    }

    /** Returns the records that are kept, the oldest connection first. */
    public List<ConnectionRecord> connections() {
        return snapshot().records();
    }

    private record Snapshot(List<ConnectionRecord> records, long changes) {}

    private Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(kept.values().stream().map(Entry::record).toList(), changes);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the last {@code count} connections that had trouble, as text for people; empty if there are none. */
    public String report(int count) {
        List<ConnectionRecord> troubled = connections().stream()
                .filter(connection -> !connection.troubles().isEmpty())
                .toList();
        return troubled.subList(Math.max(0, troubled.size() - count), troubled.size()).stream()
                .map(ConnectionRecord::describe)
                .collect(Collectors.joining("\n"));
    }

    /**
     * Waits for a connection that {@code wanted} holds for, and returns the oldest such. {@code wanted} is asked without a
     * lock, so that it may call anything.
     */
    public ConnectionRecord await(Predicate<ConnectionRecord> wanted, Duration timeout) {
        requireNonNull(wanted, "wanted");
        long deadline = System.nanoTime() + requireNonNull(timeout, "timeout").toNanos();
        while (true) {
            boolean last = deadline - System.nanoTime() <= 0;
            Snapshot seen = snapshot();
            Optional<ConnectionRecord> found =
                    seen.records().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (last) {
                throw nobody(timeout);
            }
            awaitChange(seen.changes(), deadline);
        }
    }

    private void awaitChange(long seen, long deadline) {
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a connection", e);
        } finally {
            lock.unlock();
        }
    }

    private AssertionError nobody(Duration timeout) {
        List<ConnectionRecord> seen = connections();
        return new AssertionError("expected such a connection within " + Wording.span(timeout)
                + (seen.isEmpty()
                        ? ", but none came"
                        : seen.stream()
                                .map(ConnectionRecord::describe)
                                .collect(Collectors.joining("\n", ", but these came:\n", ""))));
    }

    /** Forgets closed connections, and what happened so far to open ones. */
    public void clear() {
        lock.lock();
        try {
            kept.values().removeIf(Entry::isClosed);
            kept.values().forEach(Entry::clear);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all connections. One that is open is on record again, as if it had just been opened, when it is used. */
    public void reset() {
        lock.lock();
        try {
            kept.clear();
            resets.incrementAndGet();
        } finally {
            lock.unlock();
        }
    }

    /** One connection; guarded by the journal's lock. */
    private final class Entry implements Notes {

        private ConnectionRecord opening;
        private final List<ConnectionEvent> events = new ArrayList<>();
        private final Set<ConnectionEvent.Kind> logged = EnumSet.noneOf(ConnectionEvent.Kind.class);
        private Optional<Instant> closedAt = Optional.empty();
        private long droppedEvents;
        private volatile long onRecordSince = resets.get();

        Entry(ConnectionRecord opening) {
            this.opening = opening;
        }

        @Override
        public void used() {
            if (onRecordSince != resets.get()) {
                lock.lock();
                try {
                    putOnRecord();
                    tellChange();
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
        public void isFor(Place place) {
            lock.lock();
            try {
                opening = new ConnectionRecord(
                        opening.number(),
                        opening.remoteAddress(),
                        Optional.of(place.environment()),
                        Optional.of(place.kind()),
                        opening.port(),
                        opening.openedAt(),
                        opening.closedAt(),
                        opening.events(),
                        opening.droppedEvents());
                tellChange();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void note(ConnectionEvent event) {
            boolean firstTrouble;
            String connection;
            lock.lock();
            try {
                putOnRecord();
                keep(event);
                firstTrouble = event.isTrouble() && logged.add(event.kind());
                connection = opening.describe();
                tellChange();
            } finally {
                lock.unlock();
            }
            if (firstTrouble) {
                LOG.warn(
                        "{}: {}; {}",
                        connection,
                        event.because(),
                        event.advice().orElse(""));
            }
        }

        /** What ended the connection is kept in any case. */
        private void keep(ConnectionEvent event) {
            if (events.size() < ConnectionRecord.MAX_EVENTS) {
                events.add(event);
                return;
            }
            droppedEvents++;
            if (event.kind().endsConnection()) {
                events.set(ConnectionRecord.MAX_EVENTS - 1, event);
            }
        }

        @Override
        public void closed(Instant at) {
            lock.lock();
            try {
                closedAt = Optional.of(at);
                tellChange();
            } finally {
                lock.unlock();
            }
        }

        boolean isClosed() {
            return closedAt.isPresent();
        }

        void clear() {
            events.clear();
            droppedEvents = 0;
        }

        ConnectionRecord record() {
            return new ConnectionRecord(
                    opening.number(),
                    opening.remoteAddress(),
                    opening.environment(),
                    opening.door(),
                    opening.port(),
                    opening.openedAt(),
                    closedAt,
                    events,
                    droppedEvents);
        }
    }
}
