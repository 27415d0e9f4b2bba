/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.script.GoAway;
import io.netty.channel.Channel;

/** What can be done to a connection from outside. On its event loop only. */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
public final class OpenConnections {

    private OpenConnections() {}

    /** Ends the connection of {@code channel}, politely where it speaks HTTP/2 by now. */
    public static void goAway(Channel channel, GoAway goAway) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler == null) {
            channel.close();
        } else {
            handler.goAway(channel.pipeline().context(handler), goAway);
        }
    }

    /** Ends the connection of {@code channel} if it is idle: after the clock moved, or a switch did. */
    public static void checkIdle(Channel channel) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.checkIdle(channel.pipeline().context(handler));
        }
    }
}
