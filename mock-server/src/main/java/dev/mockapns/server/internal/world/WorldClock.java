/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall time, and ahead of it by as much as it was moved since the start or the last reset. Thread-safe. */
public final class WorldClock implements InstantSource {

    private final InstantSource wall;
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration furthestAhead = Duration.ZERO;

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

    /** Returns how far this clock ever stood ahead of wall time, resets notwithstanding. */
    public Duration furthestAhead() {
        return furthestAhead;
    }

    /** Moves this clock forward. */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "by: " + by + " (expected: zero or longer; this clock only goes forward, reset() takes it back)");
        }
        ahead = ahead.plus(by);
        if (ahead.compareTo(furthestAhead) > 0) {
            furthestAhead = ahead;
        }
    }

    synchronized void reset() {
        ahead = Duration.ZERO;
    }
}
