/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall time plus the time by which the clock was moved since the start or the last reset. Thread-safe. */
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

    /** Returns {@code time} plus {@code span}, at most {@link Instant#MAX}. */
    public static Instant after(Instant time, Duration span) {
        return span.compareTo(Duration.between(time, Instant.MAX)) < 0 ? time.plus(span) : Instant.MAX;
    }

    /** Returns how far this clock is ahead of wall time. */
    public Duration ahead() {
        return ahead;
    }

    /** Returns how far this clock was ahead of wall time at most, also before a reset. */
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
