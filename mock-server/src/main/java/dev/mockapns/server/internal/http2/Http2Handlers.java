/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.Decision;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Routing;
import io.netty.channel.ChannelHandler;

/** Makes the handlers that speak HTTP/2 on a connection. In the pipeline of an open channel, each begins with SETTINGS. */
public final class Http2Handlers {

    private Http2Handlers() {}

    /**
     * Returns the handler for a connection whose client may send requests.
     *
     * @param routing of its requests
     * @param state what the core remembers of the connection so far
     * @param lifecycle of a connection that is established
     * @param notes where to note what no HTTP answer tells
     */
    public static ChannelHandler serve(
            Http2Server server,
            Connection connection,
            Routing routing,
            ConnectionState state,
            Lifecycle lifecycle,
            Notes notes) {
        return ConnectionHandler.create(server, connection, routing, state, lifecycle, notes);
    }

    /**
     * Returns the handler for a connection that ends before any request.
     *
     * @param refusal with the effects that end it
     */
    public static ChannelHandler refuse(Decision refusal) {
        return new RefusedConnection(refusal);
    }
}
