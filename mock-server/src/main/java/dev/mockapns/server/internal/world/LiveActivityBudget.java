/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The memory that a world has for Live Activities, because a client can start any number and end none. If there is no room
 * for another, those that ended are forgotten, the one that ended first before the others. Guarded by the world's lock.
 */
public final class LiveActivityBudget {

    /** How many Live Activities a world keeps, those that ended included. */
    public static final int MAX_ACTIVITIES = 10_000;

    private final long maxBytes;
    private final Set<ActivityState> active = new LinkedHashSet<>();
    private final Set<ActivityState> ended = new LinkedHashSet<>();
    private long bytes;

    LiveActivityBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Tells whether an activity of this weight may be added to those that are kept. */
    boolean fits(long weight) {
        return active.size() + ended.size() < MAX_ACTIVITIES && bytes + weight <= maxBytes;
    }

    /** Tells whether those that are kept may take so many more bytes. */
    boolean mayGrow(long by) {
        return bytes + by <= maxBytes;
    }

    /** Removes and returns the activity that ended first; empty if none did. */
    Optional<ActivityState> forgetEnded() {
        Iterator<ActivityState> first = ended.iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        ActivityState forgotten = first.next();
        first.remove();
        bytes -= forgotten.weight();
        return Optional.of(forgotten);
    }

    void add(ActivityState activity) {
        active.add(activity);
        bytes += activity.weight();
    }

    /** Notes that an activity takes so many bytes more than before, or fewer if {@code by} is negative. */
    void grow(long by) {
        bytes += by;
    }

    /** Notes that an activity ended, or that its device token died. */
    void end(ActivityState activity) {
        if (active.remove(activity)) {
            ended.add(activity);
        }
    }

    void clear() {
        active.clear();
        ended.clear();
        bytes = 0;
    }
}
