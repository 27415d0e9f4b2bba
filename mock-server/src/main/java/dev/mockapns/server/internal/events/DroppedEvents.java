/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.events;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts events that were dropped before a listener was called, and logs a warning at most every 10 seconds.
 * Thread-safe.
 */
final class DroppedEvents {

    /** The shortest time between two warnings. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DroppedEvents.class);

    private final LongSupplier nanoTime;
    private volatile boolean isUnreported;
    private long dropped;
    private long reported;
    private long warnedAt;
    private boolean warned;

    DroppedEvents(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts one, without logging. */
    synchronized void count() {
        dropped++;
        isUnreported = true;
    }

    /**
     * Logs how many there were since the last warning, unless that is less than 10 seconds ago. Must not be called
     * under a lock.
     */
    void warn() {
        long unreported = isUnreported ? takeUnreported() : 0;
        if (unreported > 0) {
            LOG.warn(
                    "{} dropped before a listener was called: too many are waiting, because a listener is slow or blocks (do the"
                            + " work on another thread, or call settle(…) to find out which listener it is)",
                    unreported == 1 ? "1 event was" : unreported + " events were");
        }
    }

    /** Returns the total number. */
    synchronized long total() {
        return dropped;
    }

    /** Returns how many to report now. */
    synchronized long takeUnreported() {
        long now = nanoTime.getAsLong();
        if (dropped == reported || (warned && now - warnedAt < QUIET.toNanos())) {
            return 0;
        }
        long unreported = dropped - reported;
        reported = dropped;
        isUnreported = false;
        warnedAt = now;
        warned = true;
        return unreported;
    }
}
