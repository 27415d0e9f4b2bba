/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.options.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often an app on a device was run for background pushes, and until when the device holds the next one. Source: Apple,
 * <em>Pushing background updates to your App</em>. Guarded by the world's lock.
 */
final class BackgroundRuns {

    private final Deque<Instant> runs = new ArrayDeque<>(1);
    private @Nullable Instant heldUntil;

    /** Counts a run if the rate allows it; otherwise returns until when the push must be held. */
    Optional<Instant> run(Rate rate, Instant now) {
        while (runs.size() > rate.pushes()) {
            runs.removeFirst();
        }
        if (runs.size() == rate.pushes()) {
            Duration since = Duration.between(runs.getFirst(), now);
            if (since.compareTo(rate.period()) < 0) {
                return Optional.of(WorldClock.after(runs.getFirst(), rate.period()));
            }
            runs.removeFirst();
        }
        runs.addLast(now);
        return Optional.empty();
    }

    /** Returns until when a push is held; empty if none is. */
    Optional<Instant> heldUntil() {
        return Optional.ofNullable(heldUntil);
    }

    void hold(Instant until) {
        heldUntil = until;
    }

    /** Notes that the push that was held runs the app at this time. */
    void runHeld(Instant at) {
        runs.pollFirst();
        runs.addLast(at);
        heldUntil = null;
    }

    /** Notes that the push that was held does not wait any more. */
    void release() {
        heldUntil = null;
    }
}
