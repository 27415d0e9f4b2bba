/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Place;
import io.netty.channel.ChannelPipeline;
import java.time.Instant;
import java.util.Optional;

/**
 * A client at a door.
 *
 * @param entrance that door
 * @param number of its connection
 * @param notes of its connection
 */
record Arrival(
        Household household, Entrance entrance, long number, String remoteAddress, Instant openedAt, Notes notes) {

    /**
     * Makes room for HTTP/2, whatever the client is going to speak: APNs speaks no other, and answers a client of HTTP/1.1
     * with its SETTINGS.
     *
     * @param protocol for the connection of each request
     * @param facts for the record
     * @param place what all its requests are for; empty if each says so itself
     */
    void letIn(ChannelPipeline pipeline, String protocol, String facts, Optional<Place> place) {
        notes.note(ConnectionEvent.of(ConnectionEvent.Kind.ESTABLISHED, household.now(), facts));
        Connection connection = new Connection(number, remoteAddress, protocol, openedAt);
        pipeline.addLast(household.http2().serve(connection, place, notes));
    }

    /** Notes something that happened now. */
    void note(ConnectionEvent.Kind kind, String because, String advice) {
        notes.note(ConnectionEvent.of(kind, household.now(), because, advice));
    }
}
