/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.events;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts events that no listener is told of, and warns of them now and then. Thread-safe. */
final class DroppedEvents {

    /** How much time lies between two warnings. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DroppedEvents.class);

    private final LongSupplier nanoTime;
    private long lost;
    private long lostBefore;
    private long warnedAt;
    private boolean warned;

    DroppedEvents(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts one; does nothing that takes time. */
    synchronized void count() {
        lost++;
    }

    /** Logs how many there were since the last warning, at most once in {@link #QUIET}. Not to be called under a lock. */
    void warn() {
        long dropped = takeUnreported();
        if (dropped > 0) {
            LOG.warn(
                    "{} not told to listeners: too many wait already, because a listener is slow or waits (do the"
                            + " work on another thread, or call settle(…) to learn which listener it is)",
                    dropped == 1 ? "1 event was" : dropped + " events were");
        }
    }

    /** Returns how many there were in all. */
    synchronized long total() {
        return lost;
    }

    /** Returns how many are to be warned of now. */
    synchronized long takeUnreported() {
        long now = nanoTime.getAsLong();
        if (lost == lostBefore || (warned && now - warnedAt < QUIET.toNanos())) {
            return 0;
        }
        long dropped = lost - lostBefore;
        lostBefore = lost;
        warnedAt = now;
        warned = true;
        return dropped;
    }
}
