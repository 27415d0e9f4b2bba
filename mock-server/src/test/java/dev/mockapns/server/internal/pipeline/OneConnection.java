/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.server.internal.core.ConnectionState;

/** Remembers what the core makes of a connection, from one push to the next, as the shell does. */
final class OneConnection {

    private ConnectionState state = ConnectionState.initial();

    ConnectionState state() {
        return state;
    }

    void become(ConnectionState next) {
        this.state = next;
    }
}
