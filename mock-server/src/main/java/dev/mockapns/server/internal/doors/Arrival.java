/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.core.Admission;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Place;
import io.netty.channel.ChannelPipeline;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client at a door.
 *
 * @param entrance that door
 * @param number of its connection
 * @param notes of its connection
 */
record Arrival(
        Household household, Entrance entrance, long number, String remoteAddress, Instant openedAt, Notes notes) {

    private static final Logger log = LoggerFactory.getLogger(Arrival.class);

    /** Notes that there is a connection. */
    void established(String facts) {
        notes.note(ConnectionEvent.of(Kind.ESTABLISHED, household.now(), facts));
    }

    /** Notes and logs that the class path lacks what the connection needs. */
    void misses(LinkageError missing) {
        ClassPathClash clash = ClassPathClash.of(missing);
        log.error("the class path lacks what the connection needs", missing);
        note(Kind.INTERNAL_ERROR, clash.because(), clash.advice());
    }

    /** Notes what the TLS server name chose, at a door that all places share. */
    void isFor(Place place, String serverName) {
        notes.isFor(place);
        notes.note(ConnectionEvent.of(
                Kind.ENVIRONMENT_CHOSEN,
                household.now(),
                "every request goes to " + place + ", by the TLS server name " + serverName));
    }

    /**
     * Makes room for HTTP/2, whatever the client is going to speak: APNs speaks no other, and answers a client of HTTP/1.1
     * with its SETTINGS.
     *
     * @param protocol for the connection of each request
     * @param serverName the host that the client asked for in the TLS handshake, if it did
     * @param place what all its requests are for; empty if each says so itself
     */
    void letIn(
            ChannelPipeline pipeline,
            String protocol,
            Optional<String> serverName,
            Optional<Place> place,
            Admission.Admitted admitted) {
        Connection connection = new Connection(number, remoteAddress, protocol, admitted.certificate(), openedAt);
        pipeline.addLast(
                new FirstWords(this, serverName), household.http2().serve(connection, place, admitted.state(), notes));
    }

    /** Says GOAWAY to the client, and notes why. */
    void turnAway(ChannelPipeline pipeline, Admission.TurnedAway away) {
        note(
                Kind.TURNED_AWAY,
                away.explanation().because() + ": GOAWAY " + away.reason().wireText(),
                away.explanation().advice());
        pipeline.addLast(household.http2().turnAway(away.reason()));
    }

    /** Notes something that happened now. */
    void note(Kind kind, String because, String advice) {
        notes.note(ConnectionEvent.of(kind, household.now(), because, advice));
    }
}
