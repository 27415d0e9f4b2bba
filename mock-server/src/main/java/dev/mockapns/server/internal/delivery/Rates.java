/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.server.internal.memory.MemoryBudget;
import dev.mockapns.server.options.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers when device tokens and channels got pushes; those without pushes for longest are forgotten first.
 * Thread-safe.
 */
public final class Rates {

    private static final int MAX_TARGETS = 10_000;
    /** What a target takes in addition to its text and its times. */
    private static final int TARGET_BYTES = 300;

    private static final int TIME_BYTES = 32;

    private final long maxBytes;
    private final Map<String, Deque<Instant>> taken = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    public Rates() {
        this(MemoryBudget.RATES.bytes());
    }

    Rates(long maxBytes) {
        this.maxBytes = maxBytes;
    }

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
                removeFirst(times);
            }
            return times.size();
        }
    }

    /** Counts one; keeps no more than the rate needs. */
    void count(String target, Rate rate, Instant now) {
        synchronized (taken) {
            Deque<Instant> times = taken.get(target);
            if (times == null) {
                times = new ArrayDeque<>();
                taken.put(target, times);
                bytes += TARGET_BYTES + target.length();
            }
            times.addLast(now);
            bytes += TIME_BYTES;
            while (times.size() > rate.pushes()) {
                removeFirst(times);
            }
            forgetExcess();
        }
    }

    private void removeFirst(Deque<Instant> times) {
        times.removeFirst();
        bytes -= TIME_BYTES;
    }

    /** Keeps the target that got the latest push in any case. */
    private void forgetExcess() {
        Iterator<Map.Entry<String, Deque<Instant>>> oldest = taken.entrySet().iterator();
        for (int left = taken.size(); left > 1 && (left > MAX_TARGETS || bytes > maxBytes); left--) {
            Map.Entry<String, Deque<Instant>> forgotten = oldest.next();
            bytes -= TARGET_BYTES
                    + forgotten.getKey().length()
                    + (long) TIME_BYTES * forgotten.getValue().size();
            oldest.remove();
        }
    }

    /** Forgets what was counted. */
    public void reset() {
        synchronized (taken) {
            taken.clear();
            bytes = 0;
        }
    }
}
