/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.connection.GoAway;
import java.util.Optional;

/**
 * How far a connection has come. What its requests left behind is a {@link ConnectionState}.
 *
 * @param goAway the GOAWAY that ends the connection: requested and not sent yet while it is {@link Stage#STARTING}, sent from
 *     {@link Stage#ENDING} on
 * @param clientLeaves whether the client sent GOAWAY
 * @param limit how many streams the client may have open
 */
public record Lifecycle(Stage stage, Optional<GoAway> goAway, boolean clientLeaves, StreamLimit limit) {

    private static final Lifecycle ACCEPTED =
            new Lifecycle(Stage.STARTING, Optional.empty(), false, StreamLimit.beforeSettings());

    /** How far a connection can have come. */
    public enum Stage {
        /** The TLS handshake or the client's connection preface is not complete. */
        STARTING,
        /** The client may open streams. */
        OPEN,
        /** GOAWAY is sent; what is under way is still answered. */
        ENDING,
        /** GOAWAY is sent because the client broke a rule of HTTP/2; nothing is answered. */
        BROKEN,
        /** The connection is closed, or was never begun. */
        CLOSED
    }

    /** Returns the lifecycle of a connection that was just accepted. */
    public static Lifecycle accepted() {
        return ACCEPTED;
    }

    /** Tells whether the server has ended the connection, or is ending it. */
    public boolean isEnding() {
        return stage != Stage.STARTING && stage != Stage.OPEN;
    }

    /** Tells whether the connection closes as soon as no stream is open. */
    public boolean awaitsStreams() {
        return stage == Stage.ENDING || (clientLeaves && !isEnding());
    }

    Lifecycle opened() {
        return new Lifecycle(Stage.OPEN, goAway, clientLeaves, limit);
    }

    Lifecycle requested(GoAway later) {
        return new Lifecycle(stage, Optional.of(later), clientLeaves, limit);
    }

    Lifecycle ended(Stage ending, GoAway sent) {
        return new Lifecycle(ending, Optional.of(sent), clientLeaves, limit);
    }

    Lifecycle leftByClient() {
        return new Lifecycle(stage, goAway, true, limit);
    }

    Lifecycle closed() {
        return new Lifecycle(Stage.CLOSED, goAway, clientLeaves, limit);
    }

    Lifecycle limited(StreamLimit changed) {
        return new Lifecycle(stage, goAway, clientLeaves, changed);
    }
}
