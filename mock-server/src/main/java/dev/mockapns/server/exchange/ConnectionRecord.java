/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.connection.ListenerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one connection. It has the problems without an HTTP response: in the TLS handshake, between frames,
 * or because the client speaks another protocol.
 *
 * @param number as in {@link Connection#number()}
 * @param remoteAddress address and port of the client
 * @param environment whose listener the client came to; empty at a listener that both share, unless the TLS server
 *     name of the client (SNI) is a host of Apple's: then the host name of each request decides, and its exchange has
 *     the environment
 * @param listener the kind of that listener; present if {@code environment} is
 * @param port the TCP port of the listener
 * @param openedAt before any handshake, on the fake's clock
 * @param closedAt when it was closed, by either side; empty while it is open
 * @param events what happened, the earliest first; at most {@value #MAX_EVENTS} are kept: the first, and what ended the
 *     connection
 * @param droppedEvents how many are not kept
 */
public record ConnectionRecord(
        long number,
        String remoteAddress,
        Optional<Environment> environment,
        Optional<ListenerKind> listener,
        int port,
        Instant openedAt,
        Optional<Instant> closedAt,
        List<ConnectionEvent> events,
        long droppedEvents) {

    /** How many events of one connection are kept. */
    public static final int MAX_EVENTS = 100;

    public ConnectionRecord {
        requireNonNull(remoteAddress, "remoteAddress");
        requireNonNull(environment, "environment");
        requireNonNull(listener, "listener");
        requireNonNull(openedAt, "openedAt");
        requireNonNull(closedAt, "closedAt");
        events = List.copyOf(requireNonNull(events, "events"));
    }

    /** Returns the events that are problems. */
    public List<ConnectionEvent> problems() {
        return events.stream().filter(ConnectionEvent::isProblem).toList();
    }

    /**
     * Returns this record as text for people: one line of facts, then what ended the connection, and each kind of
     * problem with what to do about it.
     */
    public String describe() {
        return describe(Dialect.JAVA);
    }

    /** As {@link #describe()}, with advice in {@code dialect}. */
    public String describe(Dialect dialect) {
        return ConnectionText.of(this, requireNonNull(dialect, "dialect"));
    }

    /** As {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
