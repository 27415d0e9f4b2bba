/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.world.World;
import java.time.Duration;
import java.time.Instant;

/** The clock of a world. */
final class EmbeddedClock implements TestClock {

    private final World world;
    private final Runnable moved;

    /** @param moved called when the clock was moved */
    EmbeddedClock(World world, Runnable moved) {
        this.world = world;
        this.moved = moved;
    }

    @Override
    public Instant instant() {
        return world.clock().instant();
    }

    @Override
    public void advance(Duration by) {
        world.advance(requireNonNull(by, "by"));
        moved.run();
    }

    @Override
    public Duration ahead() {
        return world.clock().ahead();
    }

    @Override
    public String toString() {
        return "TestClock[" + instant() + ", ahead=" + ahead() + "]";
    }
}
