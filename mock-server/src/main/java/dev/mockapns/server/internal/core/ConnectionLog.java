/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.server.exchange.ConnectionEvent;
import java.time.Instant;

/** Where the shell writes down what happens to connections. It never throws, and never waits. */
public interface ConnectionLog {

    /**
     * Returns where to note what happens to a connection that was just opened.
     *
     * @param routing of its listener
     */
    Notes opened(long number, String remoteAddress, Routing routing, int port, Instant at);

    /** What is noted of one connection. */
    interface Notes {

        /**
         * Notes an event.
         *
         * @param event with a cause that refers to a few small immutable values and to nothing else
         */
        void note(ConnectionEvent event);

        /** Notes that every request of the connection is for {@code destination}, which its listener does not tell. */
        void isFor(Destination destination);

        /** Notes that a request came: a connection that was taken off the record while it was open is on it again. */
        void used();

        /** Notes that the connection is closed. */
        void closed(Instant at);
    }
}
