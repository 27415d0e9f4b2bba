/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.DoorKind;
import java.time.Instant;

/** Where the shell writes down what happens to connections. It never throws, and never waits. */
public interface ConnectionLog {

    /** Returns where to note what happens to a connection that was just opened. */
    Notes opened(long number, String remoteAddress, Environment environment, DoorKind door, int port, Instant at);

    /** What is noted of one connection. */
    interface Notes {

        void note(ConnectionEvent event);

        /** Notes that the connection is closed. */
        void closed(Instant at);
    }
}
