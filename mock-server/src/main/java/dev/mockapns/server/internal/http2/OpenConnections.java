/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.connection.AcceptRules;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.Optional;

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

    /** Ends the connection that has been idle for longest, if it has to make room for a new one. Returns whether it had. */
    public static boolean endLongestIdle(Iterable<Channel> channels, Instant now) {
        Optional<Channel> longest = Optional.empty();
        Instant since = now;
        for (Channel channel : channels) {
            ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
            Optional<Instant> idle = handler == null ? Optional.empty() : handler.idleSince();
            if (idle.isPresent() && !idle.get().isAfter(since)) {
                longest = Optional.of(channel);
                since = idle.get();
            }
        }
        if (!AcceptRules.makesRoom(since, now)) {
            return false;
        }
        longest.ifPresent(channel -> {
            ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
            handler.makeRoom(channel.pipeline().context(handler));
        });
        return longest.isPresent();
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

    /** Ends the connection of {@code channel} if it is idle: after the clock moved, or an option did. */
    public static void checkIdle(Channel channel) {
        ConnectionHandler handler = channel.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.checkIdle(channel.pipeline().context(handler));
        }
    }
}
