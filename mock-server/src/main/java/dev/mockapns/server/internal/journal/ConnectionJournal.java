/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.Place;
import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.internal.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final Deque<Entry> kept = new ArrayDeque<>();
    private final int capacity;
    private final long maxBytes;
    private long bytes;

    /** Returns a journal that takes as much of the heap as records of connections may. */
    public ConnectionJournal(int capacity) {
        this(capacity, MemoryBudget.CONNECTION_RECORDS.bytes());
    }

    ConnectionJournal(int capacity, long maxBytes) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
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
            kept.addLast(entry);
            entry.isKept = true;
            bytes += entry.weight;
            makeRoom();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return entry;
    }

    private void makeRoom() {
        while (kept.size() > capacity || (bytes > maxBytes && kept.size() > 1)) {
            kept.removeFirst().forget();
        }
    }

    /** Returns the records that are kept, the oldest connection first. */
    public List<ConnectionRecord> connections() {
        lock.lock();
        try {
            return kept.stream().map(Entry::record).toList();
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

    /** Waits for a connection that {@code wanted} holds for, and returns the oldest such. */
    public ConnectionRecord await(Predicate<ConnectionRecord> wanted, Duration timeout) {
        requireNonNull(wanted, "wanted");
        long left = requireNonNull(timeout, "timeout").toNanos();
        lock.lock();
        try {
            Optional<ConnectionRecord> found = find(wanted);
            while (found.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                found = find(wanted);
            }
            return found.orElseThrow(() -> nobody(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a connection", e);
        } finally {
            lock.unlock();
        }
    }

    private Optional<ConnectionRecord> find(Predicate<ConnectionRecord> wanted) {
        return connections().stream().filter(wanted).findFirst();
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
            kept.removeIf(entry -> {
                if (entry.isClosed()) {
                    entry.forget();
                }
                return entry.isClosed();
            });
            kept.forEach(Entry::clear);
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
        private long weight = Weight.CONNECTION;
        private boolean isKept;

        Entry(ConnectionRecord opening) {
            this.opening = opening;
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
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void note(ConnectionEvent event) {
            boolean firstTrouble;
            String connection = "";
            lock.lock();
            try {
                keep(event);
                firstTrouble = event.isTrouble() && logged.add(event.kind());
                if (firstTrouble) {
                    connection = opening.describe();
                }
                changed.signalAll();
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
            if (!isKept) {
                return;
            }
            if (events.size() < ConnectionRecord.MAX_EVENTS) {
                events.add(event);
                grow(Weight.of(event));
                makeRoom();
                return;
            }
            droppedEvents++;
            if (event.kind().endsConnection()) {
                ConnectionEvent last = events.set(ConnectionRecord.MAX_EVENTS - 1, event);
                grow(Weight.of(event) - Weight.of(last));
            }
        }

        private void grow(long by) {
            weight += by;
            bytes += by;
        }

        /** Lets go of what is no part of the journal any more: its connection may live on for long. */
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
                changed.signalAll();
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
