/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.connection.ConnectionState;
import java.util.List;

/**
 * What goes back to the client.
 *
 * @param headers without {@code :status}
 * @param body empty for none; END_STREAM then stands on the HEADERS frame
 * @param next the state of the connection from now on
 */
public record Reply(int status, List<Header> headers, String body, ConnectionState next) {

    public Reply {
        headers = List.copyOf(headers);
    }

    /** Returns this reply with a connection bound by it; the first binding holds. */
    public Reply bind(Binding binding) {
        return new Reply(status, headers, body, next.bind(binding));
    }
}
