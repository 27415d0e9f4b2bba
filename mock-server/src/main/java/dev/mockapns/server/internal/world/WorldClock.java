/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall time, and ahead of it by as much as it was moved. Thread-safe. */
public final class WorldClock implements InstantSource {

    private final InstantSource wall;
    private volatile Duration ahead = Duration.ZERO;

    public WorldClock(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(ahead);
    }

    /** Returns the time of the machine. */
    public Instant wallTime() {
        return wall.instant();
    }

    /** Returns the time so long after another one, or the end of time. */
    public static Instant after(Instant time, Duration span) {
        return span.compareTo(Duration.between(time, Instant.MAX)) < 0 ? time.plus(span) : Instant.MAX;
    }

    /** Returns how far this clock stands ahead of wall time. */
    public Duration ahead() {
        return ahead;
    }

    /** Moves this clock forward. */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "by: " + by + " (expected: zero or longer; this clock only goes forward, reset() takes it back)");
        }
        ahead = ahead.plus(by);
    }

    synchronized void reset() {
        ahead = Duration.ZERO;
    }
}
