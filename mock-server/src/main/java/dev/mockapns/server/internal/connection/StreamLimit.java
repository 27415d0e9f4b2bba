/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.options.StreamLimitEnforcement;
import java.util.ArrayList;
import java.util.List;

/**
 * How many streams the client of one connection may have open: what it has acknowledged, or more if more was announced since,
 * because it may know of that or not (RFC 9113, section 6.5.3). Netty does not enforce it: some of its releases do so before
 * the acknowledgement, and what still arrives on a stream that Netty refused ends the whole connection.
 *
 * @param unacknowledged what was announced and is not acknowledged, the oldest first
 * @param last what was announced last
 * @param acknowledgedLimit what the client is held to, unless more was announced since
 * @param inForce how many streams the client may have open now
 */
public record StreamLimit(List<Integer> unacknowledged, int last, int acknowledgedLimit, int inForce) {

    /**
     * The limit until the first SETTINGS are acknowledged, unless they announce more. RFC 9113 knows none, but recommends
     * that no server announces less (section 6.5.2), so that clients begin with as many.
     */
    static final int BEFORE_ACKNOWLEDGEMENT = 100;

    /** So that a client that acknowledges nothing does not fill the queue. */
    static final int MAX_UNACKNOWLEDGED = 16;

    public StreamLimit {
        unacknowledged = List.copyOf(unacknowledged);
    }

    /** Returns the limit of a connection on which no SETTINGS were sent. */
    static StreamLimit beforeSettings() {
        return of(List.of(), BEFORE_ACKNOWLEDGEMENT, BEFORE_ACKNOWLEDGEMENT);
    }

    /** A client may open what it was just allowed to before its acknowledgement is on the wire. */
    private static StreamLimit of(List<Integer> unacknowledged, int last, int acknowledgedLimit) {
        int inForce = acknowledgedLimit;
        for (int announced : unacknowledged) {
            inForce = Math.max(inForce, announced);
        }
        return new StreamLimit(unacknowledged, last, acknowledgedLimit, inForce);
    }

    /**
     * Returns the limit once SETTINGS announce {@code maxConcurrentStreams}.
     *
     * @param enforcement when it comes into force
     */
    StreamLimit announced(int maxConcurrentStreams, StreamLimitEnforcement enforcement) {
        List<Integer> waiting = new ArrayList<>(unacknowledged);
        waiting.add(maxConcurrentStreams);
        boolean atOnce = enforcement == StreamLimitEnforcement.AT_ONCE;
        return of(waiting, maxConcurrentStreams, atOnce ? maxConcurrentStreams : acknowledgedLimit);
    }

    /** Returns the limit once the client acknowledged the oldest SETTINGS that it had not acknowledged. */
    StreamLimit acknowledged() {
        return unacknowledged.isEmpty()
                ? this
                : of(unacknowledged.subList(1, unacknowledged.size()), last, unacknowledged.get(0));
    }

    /** Tells whether the client keeps up with the SETTINGS that it is sent. */
    boolean mayAnnounce() {
        return unacknowledged.size() < MAX_UNACKNOWLEDGED;
    }

    boolean allows(int openStreams) {
        return openStreams <= inForce;
    }
}
