/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Prose;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.quoting.Quoted;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends one connection the polite way: GOAWAY, the answers that are still owed, then {@link HalfClose}. What the client opens
 * meanwhile, {@link StreamRules} turn away, and the client may send it again.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how leaving went.
final class GracefulShutdown {

    /** How long an unfinished request may keep the connection. */
    private static final long DRAIN_SECONDS = 5;

    /** How much of what went wrong is told; an exception may quote all that the client sent. */
    private static final int LONGEST = 500;

    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final GoAwaySender sender;
    private final ConnectionNotes notes;
    private final OpenRequests open;
    private final RequestHandler requests;
    private Optional<GoAway> requested = Optional.empty();
    private boolean leaving;

    GracefulShutdown(
            Http2ConnectionHandler handler,
            GoAwaySender sender,
            ConnectionNotes notes,
            OpenRequests open,
            RequestHandler requests) {
        this.handler = handler;
        this.connection = handler.connection();
        this.sender = sender;
        this.notes = notes;
        this.open = open;
        this.requests = requests;
    }

    /**
     * Ends the connection as {@link #begin} does, once the client has begun HTTP/2: some clients take a connection that
     * ends before for one without HTTP/2, and never try that again.
     */
    void beginAfterPreface(ChannelHandlerContext ctx, GoAway goAway) {
        if (handler.decoder().prefaceReceived()) {
            begin(ctx, goAway);
        } else if (requested.isEmpty() && !leaving) {
            requested = Optional.of(goAway);
            notes.goAwayRequested();
        }
    }

    /** Notes that the client has sent its connection preface. */
    void prefaceReceived(ChannelHandlerContext ctx) {
        requested.ifPresent(goAway -> begin(ctx, goAway));
    }

    /** Ends the connection; does nothing the second time. */
    void begin(ChannelHandlerContext ctx, GoAway goAway) {
        if (leaving) {
            return;
        }
        leaving = true;
        int lastStreamId = sender.lastStreamId(goAway);
        notes.goingAway(goAway, lastStreamId, connection.numActiveStreams());
        send(ctx, goAway, lastStreamId);
        if (connection.numActiveStreams() == 0) {
            HalfClose.begin(ctx.channel());
            return;
        }
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamRemoved(Http2Stream stream) {
                if (connection.numActiveStreams() == 0) {
                    // The answer that was the last is written, and not flushed.
                    ctx.executor().execute(() -> HalfClose.begin(ctx.channel()));
                }
            }
        });
        ctx.executor().schedule(() -> giveUp(ctx, goAway), DRAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the connection without waiting for requests that the client does not finish. */
    void beginAtOnce(ChannelHandlerContext ctx, GoAway goAway) {
        if (!leaving) {
            begin(ctx, goAway);
            giveUp(ctx, goAway);
        }
    }

    /** Ends the connection for a rule that was broken. What still comes is read and dropped. */
    void breakOff(ChannelHandlerContext ctx, Http2Error code, String because) {
        leaving = true;
        GoAway goAway = GoAway.text(Quoted.plain(because, LONGEST)).errorCode(code.code());
        send(ctx, goAway, sender.lastStreamId(goAway));
        HalfClose.begin(ctx.channel());
    }

    private void send(ChannelHandlerContext ctx, GoAway goAway, int lastStreamId) {
        sender.send(ctx, goAway, lastStreamId);
        handler.flush(ctx);
    }

    private void giveUp(ChannelHandlerContext ctx, GoAway goAway) {
        Cause cause = new Prose(
                "the connection was ended (GOAWAY " + goAway.debugData() + ") before the request was complete",
                "send it again on a new connection");
        try {
            goAway.reason()
                    .ifPresent(reason -> open.unfinished()
                            .forEach((streamId, request) -> requests.cutShort(ctx, streamId, request, reason, cause)));
            handler.flush(ctx);
        } finally { // Nobody else would end the connection.
            HalfClose.begin(ctx.channel());
        }
    }
}
