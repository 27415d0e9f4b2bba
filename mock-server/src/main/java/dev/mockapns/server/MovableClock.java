/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The time of the fake's world: wall time, and ahead of it by as much as it was moved. Give it to a client that takes an
 * {@link InstantSource}, and both live in one time. Thread-safe.
 */
public interface MovableClock extends InstantSource {

    /**
     * Moves this clock forward. What falls due on the way, such as the expiration of stored pushes, has happened when
     * this returns.
     *
     * @throws IllegalArgumentException if {@code by} is negative
     */
    void advance(Duration by);

    /** Returns how far this clock stands ahead of wall time. */
    Duration ahead();
}
