/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.core.ConnectionState;
import dev.mockapns.server.internal.core.Place;
import dev.mockapns.server.internal.core.Reply;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the requests of one connection to the core and its replies back, and remembers the state in between. */
final class RequestHandler {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final Http2Door door;
    private final Connection connection;
    private final Addressing addressing;
    private final StreamLimit limit;
    private final ReplyWriter replies;
    private ConnectionState state = ConnectionState.initial();

    RequestHandler(
            Http2Door door, Connection connection, Addressing addressing, StreamLimit limit, ReplyWriter replies) {
        this.door = door;
        this.connection = connection;
        this.addressing = addressing;
        this.limit = limit;
        this.replies = replies;
    }

    /**
     * Answers a request.
     *
     * @param complete whether the client has ended it; otherwise the rest is turned away after the answer
     */
    void answer(ChannelHandlerContext ctx, int streamId, RequestAssembly assembly, boolean complete) {
        Place place = addressing.placeFor(assembly.host());
        ApnsRequest request = new ApnsRequest(
                assembly.method(),
                assembly.path(),
                assembly.headers(),
                assembly.body(complete),
                place.environment(),
                place.kind(),
                connection,
                door.clock().instant());
        Reply reply = ask(request);
        boolean newlyAuthenticated = reply.next().authenticated() && !state.authenticated();
        state = reply.next();
        if (newlyAuthenticated) {
            raiseLimit(ctx);
        }
        replies.write(ctx, streamId, reply, !assembly.method().equals("HEAD"), complete);
    }

    private void raiseLimit(ChannelHandlerContext ctx) {
        int maxStreams = door.behaviour().get().maxStreams();
        limit.announced(maxStreams);
        replies.writeSettings(ctx, ApnsSettings.raise(maxStreams));
    }

    private Reply ask(ApnsRequest request) {
        try {
            return door.core().answer(request, state);
        } catch (RuntimeException e) {
            log.error("the core failed; the client is answered {}", KnownReason.INTERNAL_SERVER_ERROR, e);
            String body = "{\"reason\":\"" + KnownReason.INTERNAL_SERVER_ERROR.wireText() + "\"}";
            return new Reply(KnownReason.INTERNAL_SERVER_ERROR.status(), List.of(), body, state);
        }
    }
}
