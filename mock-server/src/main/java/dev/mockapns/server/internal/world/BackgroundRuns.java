/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.options.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How often an app on a device was run for background pushes, and the one that the device holds until it may run again.
 * Source: Apple, <em>Pushing background updates to your App</em>. Guarded by the world's lock.
 */
final class BackgroundRuns {

    private final Deque<Instant> runs = new ArrayDeque<>();
    private Optional<Held> held = Optional.empty();

    private record Held(PushToDevice push, Instant until) {}

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

    /** Holds a push; returns the older one that it replaced. */
    Optional<PushToDevice> hold(PushToDevice push, Instant until) {
        Optional<PushToDevice> older = takeHeld();
        held = Optional.of(new Held(push, until));
        return older;
    }

    Optional<Instant> heldUntil() {
        return held.map(Held::until);
    }

    /** Removes and returns what was held and may run by now. */
    Optional<PushToDevice> due(Instant now) {
        Optional<Held> due = held.filter(waiting -> !now.isBefore(waiting.until()));
        due.ifPresent(waiting -> {
            held = Optional.empty();
            runs.pollFirst();
            runs.addLast(waiting.until());
        });
        return due.map(waiting -> waiting.push().deliveredAt(waiting.until()));
    }

    /** Removes and returns what is held, due or not. */
    Optional<PushToDevice> takeHeld() {
        Optional<PushToDevice> push = held.map(Held::push);
        held = Optional.empty();
        return push;
    }
}
