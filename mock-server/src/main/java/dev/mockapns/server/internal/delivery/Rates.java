/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.server.options.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers when device tokens and channels got pushes; those without pushes for longest are forgotten first.
 * Thread-safe.
 */
public final class Rates {

    private static final int MAX_TARGETS = 10_000;

    private final Map<String, Deque<Instant>> taken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_TARGETS;
        }
    };

    /**
     * Returns how many pushes a target took within the last period of {@code rate}.
     *
     * @param target a device token in lower case, or the id of a channel
     */
    public int taken(String target, Rate rate, Instant now) {
        synchronized (taken) {
            Deque<Instant> times = taken.get(target);
            if (times == null) {
                return 0;
            }
            while (!times.isEmpty() && Duration.between(times.getFirst(), now).compareTo(rate.period()) >= 0) {
                times.removeFirst();
            }
            return times.size();
        }
    }

    /** Counts one; keeps no more than the rate needs. */
    void count(String target, Rate rate, Instant now) {
        synchronized (taken) {
            Deque<Instant> times = taken.computeIfAbsent(target, each -> new ArrayDeque<>());
            times.addLast(now);
            while (times.size() > rate.pushes()) {
                times.removeFirst();
            }
        }
    }

    /** Forgets what was counted. */
    public void reset() {
        synchronized (taken) {
            taken.clear();
        }
    }
}
