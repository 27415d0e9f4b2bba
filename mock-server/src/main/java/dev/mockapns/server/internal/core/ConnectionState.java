/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

/**
 * What the core remembers of a connection: comes in with a request, and the next one goes out with the reply.
 *
 * @param authenticated whether a valid provider token was seen; the shell derives MAX_CONCURRENT_STREAMS from it
 */
public record ConnectionState(boolean authenticated) {

    /** Returns the state of a connection on which nothing was sent yet. */
    public static ConnectionState initial() {
        return new ConnectionState(false);
    }
}
