/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import java.time.Instant;

/**
 * A connection that is open when another is accepted.
 *
 * @param <C> how the caller tells connections apart
 * @param lastActive when the client last sent something that counts
 */
public record OpenConnection<C>(C connection, Lifecycle lifecycle, int openStreams, Instant lastActive) {

    /** Tells whether the client may send requests, and has none under way. */
    boolean isIdle() {
        return lifecycle.stage() == Lifecycle.Stage.OPEN && openStreams == 0;
    }
}
