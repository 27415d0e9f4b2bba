/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The time of the fake's world: wall time, and ahead of it by as much as it was moved. Give it to a client that takes an
 * {@link InstantSource}, and both live in one time. Thread-safe.
 *
 * <p>Only {@link MockApnsServer#reset()} takes it back, to wall time. A client that lives on this clock may have dated its
 * provider token before: so from the first reset on, an {@code iat} is not from the future as long as it is ahead of wall
 * time by no more than this clock ever was.
 */
public interface TestClock extends InstantSource {

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
