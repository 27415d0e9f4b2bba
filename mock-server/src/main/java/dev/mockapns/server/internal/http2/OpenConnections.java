/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.OpenConnection;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;

/** What can be done to connections from outside. On their event loop only. Does nothing to a connection without HTTP/2. */
public final class OpenConnections {

    private OpenConnections() {}

    /** Reports what happened on the connection of {@code channel}, and performs what follows. */
    public static void report(Channel channel, Event event) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.report(channel.pipeline().context(handler), event);
        }
    }

    /** Returns those of {@code channels} whose clients may send requests. */
    public static List<OpenConnection<Channel>> of(Iterable<Channel> channels) {
        List<OpenConnection<Channel>> open = new ArrayList<>();
        for (Channel channel : channels) {
            ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
            if (handler != null) {
                open.add(handler.snapshot(channel));
            }
        }
        return open;
    }

    /** Tells whether the server is ending the connection of {@code channel}. */
    public static boolean isEnding(Channel channel) {
        return channel.pipeline().get(HalfClose.class) != null;
    }

    /** Begins to measure anew how long the connection of {@code channel} is idle: after the clock was taken back. */
    public static void restartIdleTime(Channel channel) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.restartIdleTime(channel.pipeline().context(handler));
        }
    }

    /** Measures how long the connection of {@code channel} is idle: after the clock moved, or an option was changed. */
    public static void checkIdle(Channel channel) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.checkIdle(channel.pipeline().context(handler));
        }
    }
}
