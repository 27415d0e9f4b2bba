/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Core;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.options.Options;
import io.netty.channel.ChannelHandler;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the connections of one server have in common.
 *
 * @param clock the fake's clock
 * @param options the options as they stand when it is asked
 * @param held how much is held for them
 * @param fatal is told when memory runs out
 */
public record Http2Server(
        Core core, InstantSource clock, Supplier<Options> options, HeldBytes held, Consumer<? super Error> fatal) {

    public Http2Server {
        requireNonNull(core, "core");
        requireNonNull(clock, "clock");
        requireNonNull(options, "options");
        requireNonNull(held, "held");
        requireNonNull(fatal, "fatal");
    }

    /** The same, of a server that leaves its JVM alone. */
    public Http2Server(Core core, InstantSource clock, Supplier<Options> options) {
        this(core, clock, options, FatalErrors.LOG);
    }

    /** The same, of connections that hold as much as the heap allows. */
    public Http2Server(Core core, InstantSource clock, Supplier<Options> options, Consumer<? super Error> fatal) {
        this(core, clock, options, new HeldBytes(), fatal);
    }

    /**
     * Returns the handler for one connection. Once it is in the pipeline of an open channel, it sends the first SETTINGS.
     *
     * @param routing of its requests
     * @param state what the core made of the connection so far
     * @param notes where to note what no HTTP answer can tell
     */
    public ChannelHandler serve(Connection connection, Routing routing, ConnectionState state, Notes notes) {
        return ConnectionHandler.serve(this, connection, routing, state, notes);
    }

    /** Returns the handler for a connection that is ended with GOAWAY before any request. */
    public ChannelHandler turnAway(Reason reason) {
        Options current = options.get();
        return new RefusedConnection(current.streams().initialLimit(), ConnectionRules.refused(reason, current));
    }
}
