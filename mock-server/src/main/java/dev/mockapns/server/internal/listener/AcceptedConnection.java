/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.classpath.ClassPathClash;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.Decision;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.connection.Note;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Inspection;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.http2.Http2Handlers;
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

    /** Notes that the TLS handshake is complete, or that the listener has none. */
    void established(HandshakeCause facts) {
        note(Kind.ESTABLISHED, facts);
    }

    /** Logs that the class path lacks what the connection needs, and returns it for the record. */
    static Note misses(LinkageError missing) {
        log.error("the class path lacks what the connection needs", missing);
        return new Note(Kind.INTERNAL_ERROR, ClassPathClash.cause(missing));
    }

    /** Notes what the TLS server name chose, at a shared listener. */
    void isFor(Destination destination, String serverName) {
        notes.isFor(destination);
        note(
                Kind.ENVIRONMENT_CHOSEN,
                new HandshakeCause.DestinationByServerName(destination.environment(), destination.kind(), serverName));
    }

    /** Returns what follows from an event, and notes what belongs on the record. */
    Decision decide(Event event, Lifecycle lifecycle) {
        Decision decision =
                ConnectionRules.decide(event, lifecycle, context.http2().options());
        decision.notes().forEach(this::note);
        return decision;
    }

    /**
     * Adds the HTTP/2 handlers, whatever protocol the client speaks: APNs speaks no other, and answers a client of HTTP/1.1
     * with its SETTINGS. A client whose certificate is refused gets GOAWAY.
     *
     * @param protocol for the connection of each request
     * @param ifSilent why the client would close the connection without sending anything
     * @param routing of its requests
     */
    void addHttp2(
            ChannelPipeline pipeline,
            String protocol,
            HandshakeCause ifSilent,
            Routing routing,
            Inspection client,
            Lifecycle lifecycle) {
        Event established = new Event.Established(client.state().authenticated(), client.defect());
        Decision decision = decide(established, lifecycle);
        if (decision.next().isEnding()) {
            pipeline.addLast(Http2Handlers.refuse(decision));
            return;
        }
        Connection connection = new Connection(number, remoteAddress, protocol, client.certificate(), openedAt);
        pipeline.addLast(
                new FirstBytes(this, ifSilent),
                Http2Handlers.serve(context.http2(), connection, routing, client.state(), decision.next(), notes));
    }

    /** Notes that the connection is closed. */
    void closed() {
        notes.closed(context.now());
    }

    /** Notes something that happened now. */
    void note(Kind kind, Cause cause) {
        note(new Note(kind, cause));
    }

    /** Notes something that happened now. */
    void note(Note note) {
        notes.note(new ConnectionEvent(note.kind(), context.now(), note.cause()));
    }
}
