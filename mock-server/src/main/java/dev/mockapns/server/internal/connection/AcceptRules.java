/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import java.time.Duration;
import java.time.Instant;

/** Decides whether a connection is accepted: while as many as allowed are open, only in place of one that is idle. */
public final class AcceptRules {

    /** How long a connection is idle before it makes room for a new one: busy clients keep theirs. */
    public static final Duration IDLE = Duration.ofSeconds(10);

    private AcceptRules() {}

    /**
     * Tells whether another connection has to end for a new one.
     *
     * @param open how many connections are open, with the new one
     * @param allowed how many may be open
     */
    public static boolean needsRoom(int open, int allowed) {
        return open > allowed;
    }

    /** Tells whether a connection that is idle since {@code idleSince} may be ended for a new one. */
    public static boolean makesRoom(Instant idleSince, Instant now) {
        return !idleSince.isAfter(now.minus(IDLE));
    }
}
