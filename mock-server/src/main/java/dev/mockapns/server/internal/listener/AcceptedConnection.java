/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.core.Admission;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import io.netty.channel.ChannelPipeline;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client at a listener.
 *
 * @param role that listener
 * @param number of its connection
 * @param notes of its connection
 */
record AcceptedConnection(
        ListenerContext context, ListenerRole role, long number, String remoteAddress, Instant openedAt, Notes notes) {

    private static final Logger log = LoggerFactory.getLogger(AcceptedConnection.class);

    /** Returns the TLS identity that the server presents to this client. */
    ServerIdentity identity() {
        return context.identity();
    }

    /** Notes that there is a connection. */
    void established(HandshakeCause facts) {
        note(Kind.ESTABLISHED, facts);
    }

    /** Notes and logs that the class path lacks what the connection needs. */
    void misses(LinkageError missing) {
        log.error("the class path lacks what the connection needs", missing);
        note(Kind.INTERNAL_ERROR, ClassPathClash.cause(missing));
    }

    /** Notes what the TLS server name chose, at a listener that all places share. */
    void isFor(Destination place, String serverName) {
        notes.isFor(place);
        note(
                Kind.ENVIRONMENT_CHOSEN,
                new HandshakeCause.DestinationByServerName(place.environment(), place.kind(), serverName));
    }

    /**
     * Makes room for HTTP/2, whatever the client is going to speak: APNs speaks no other, and answers a client of HTTP/1.1
     * with its SETTINGS.
     *
     * @param protocol for the connection of each request
     * @param ifSilent why the client would close the connection without sending anything
     * @param routing of its requests
     */
    void letIn(
            ChannelPipeline pipeline,
            String protocol,
            HandshakeCause ifSilent,
            Routing routing,
            Admission.Admitted admitted) {
        Connection connection = new Connection(number, remoteAddress, protocol, admitted.certificate(), openedAt);
        pipeline.addLast(
                new FirstBytes(this, ifSilent), context.http2().serve(connection, routing, admitted.state(), notes));
    }

    /** Refuses the client by GOAWAY, and notes why. */
    void turnAway(ChannelPipeline pipeline, Admission.Refused away) {
        note(Kind.CERTIFICATE_REFUSED, new HandshakeCause.ClientCertificateRefused(away.cause(), away.reason()));
        pipeline.addLast(context.http2().turnAway(away.reason()));
    }

    /** Notes that the connection is closed. */
    void closed() {
        notes.closed(context.now());
    }

    /** Notes something that happened now. */
    void note(Kind kind, Cause cause) {
        notes.note(new ConnectionEvent(kind, context.now(), cause));
    }
}
