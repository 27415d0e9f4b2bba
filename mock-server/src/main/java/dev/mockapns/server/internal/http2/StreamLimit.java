/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.options.StreamLimitEnforcement;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How many streams the client of one connection may have open: what it has acknowledged, or more where more was announced
 * since, for it may know of that or not (RFC 9113, section 6.5.3). Netty is not asked to enforce it: some of its releases do so before the
 * acknowledgement, and what still arrives on a stream that Netty refused ends the whole connection.
 */
final class StreamLimit {

    /**
     * The limit until the first SETTINGS are acknowledged, unless they announce more. RFC 9113 knows none, but recommends
     * that no server announces less (section 6.5.2), so that clients begin with as many.
     */
    static final int BEFORE_ACKNOWLEDGEMENT = 100;

    /** So that a client that acknowledges nothing does not fill the queue. */
    static final int MAX_UNACKNOWLEDGED = 16;

    private final Queue<Integer> announced = new ArrayDeque<>();
    private int last = BEFORE_ACKNOWLEDGEMENT;
    private int inForce = BEFORE_ACKNOWLEDGEMENT;

    /**
     * Notes that a SETTINGS frame with this limit goes out.
     *
     * @param enforcement when it comes in force
     */
    void announced(int maxConcurrentStreams, StreamLimitEnforcement enforcement) {
        announced.add(maxConcurrentStreams);
        last = maxConcurrentStreams;
        if (enforcement == StreamLimitEnforcement.AT_ONCE) {
            inForce = maxConcurrentStreams;
        }
    }

    /** Tells whether the client keeps up with the SETTINGS that it is sent. */
    boolean mayAnnounce() {
        return announced.size() < MAX_UNACKNOWLEDGED;
    }

    /** Returns the limit that was announced last. */
    int last() {
        return last;
    }

    /** Notes that the client acknowledged the oldest SETTINGS frame it had not acknowledged yet. */
    void acknowledged() {
        Integer next = announced.poll();
        if (next != null) {
            inForce = next;
        }
    }

    /** A client may open what it was just allowed to before its acknowledgement is on the wire. */
    int inForce() {
        return announced.stream().reduce(inForce, Math::max);
    }

    boolean allows(int openStreams) {
        return openStreams <= inForce();
    }
}
