/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The time of the fake's world: wall time plus the time by which it was moved ahead. A client that takes an {@link
 * InstantSource} can use the same clock. Thread-safe.
 *
 * <p>Only {@link MockApnsServer#reset()} takes it back, to wall time. A client with this clock may have dated its
 * provider token before the reset: so from the first reset on, an {@code iat} is accepted as long as it is not further
 * ahead of wall time than this clock ever was.
 */
public interface TestClock extends InstantSource {

    /**
     * Moves this clock forward. Everything that is due until then, such as the expiration of stored pushes, has
     * happened when this returns.
     *
     * @throws IllegalArgumentException if {@code by} is negative
     */
    void advance(Duration by);

    /** Returns how far this clock is ahead of wall time. */
    Duration ahead();
}
