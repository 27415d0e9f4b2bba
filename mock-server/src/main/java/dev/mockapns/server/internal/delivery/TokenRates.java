/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.server.behaviour.Rate;
import dev.mockapns.server.internal.rules.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Remembers when device tokens took pushes; those that were quiet for longest are forgotten first. Thread-safe. */
final class TokenRates implements Throttle {

    private static final int MAX_TOKENS = 10_000;

    private final Map<String, Deque<Instant>> taken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_TOKENS;
        }
    };

    @Override
    public int taken(String deviceToken, Rate rate, Instant now) {
        synchronized (taken) {
            Deque<Instant> times = taken.get(deviceToken.toLowerCase(Locale.ROOT));
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
    void count(String deviceToken, Rate rate, Instant now) {
        synchronized (taken) {
            Deque<Instant> times =
                    taken.computeIfAbsent(deviceToken.toLowerCase(Locale.ROOT), token -> new ArrayDeque<>());
            times.addLast(now);
            while (times.size() > rate.pushes()) {
                times.removeFirst();
            }
        }
    }

    void reset() {
        synchronized (taken) {
            taken.clear();
        }
    }
}
