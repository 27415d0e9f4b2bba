/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.script.GoAway;
import io.netty.channel.Channel;

/** What can be done to a connection from outside. On its event loop only. */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how closing went.
public final class OpenConnections {

    private OpenConnections() {}

    /**
     * Ends the connection of {@code channel} by GOAWAY, as soon as the client has begun HTTP/2. A client that was turned
     * away has got its GOAWAY already.
     */
    public static void goAway(Channel channel, GoAway goAway) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.goAway(channel.pipeline().context(handler), goAway);
        }
    }

    /**
     * Ends the connection of {@code channel} for a rule of HTTP/2 that the client broke below its frames, with
     * PROTOCOL_ERROR where there is HTTP/2.
     */
    public static void breakOff(Channel channel, String because) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler == null) {
            channel.close();
        } else {
            handler.breakOff(channel.pipeline().context(handler), because);
        }
    }

    /** Tells whether this side is ending the connection of {@code channel} already. */
    public static boolean isEnding(Channel channel) {
        return channel.pipeline().get(HalfClose.class) != null;
    }

    /** Lets the connection of {@code channel} be idle from now on: after the clock was taken back. */
    public static void restartIdleTime(Channel channel) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.restartIdleTime(channel.pipeline().context(handler));
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
