/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Explanation;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.script.GoAway;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends one connection the polite way: GOAWAY, the answers that are still owed, then the end. What the client opens
 * meanwhile, {@link StreamRules} turn away, and the client may send it again.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing follows from how leaving went.
final class Departure {

    private static final Logger log = LoggerFactory.getLogger(Departure.class);

    /** How long an unfinished request may keep the connection. */
    private static final long DRAIN_SECONDS = 5;

    /** Closed at once, with a request of the client still on its way, TCP would take the GOAWAY back. */
    private static final long LINGER_MILLIS = 100;

    /** How much of what went wrong is told; an exception may quote all that the client sent. */
    private static final int LONGEST = 500;

    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final ConnectionNotes notes;
    private final OpenRequests open;
    private final RequestHandler requests;
    private boolean leaving;

    Departure(Http2ConnectionHandler handler, ConnectionNotes notes, OpenRequests open, RequestHandler requests) {
        this.handler = handler;
        this.connection = handler.connection();
        this.notes = notes;
        this.open = open;
        this.requests = requests;
    }

    /** Ends the connection; does nothing the second time. */
    void begin(ChannelHandlerContext ctx, GoAway goAway) {
        if (leaving) {
            return;
        }
        leaving = true;
        int lastStreamId = goAway.graceful() ? connection.remote().lastStreamCreated() : 0;
        notes.goingAway(goAway, lastStreamId, connection.numActiveStreams());
        say(ctx, goAway, lastStreamId);
        if (connection.numActiveStreams() == 0) {
            linger(ctx);
            return;
        }
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamRemoved(Http2Stream stream) {
                if (connection.numActiveStreams() == 0) {
                    linger(ctx);
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
        int opened = connection.remote().lastStreamCreated();
        int lastStreamId = leaving ? Math.min(opened, connection.remote().lastStreamKnownByPeer()) : opened;
        leaving = true;
        say(ctx, GoAway.text(Quoted.plain(because, LONGEST)).errorCode(code.code()), lastStreamId);
        linger(ctx);
    }

    /** Netty's own goAway would close the connection at once where the error code is not NO_ERROR. */
    private void say(ChannelHandlerContext ctx, GoAway goAway, int lastStreamId) {
        ByteBuf debugData = ByteBufUtil.writeUtf8(ctx.alloc(), goAway.debugData());
        try {
            connection.goAwaySent(lastStreamId, goAway.errorCode(), debugData);
        } catch (Http2Exception e) {
            log.debug("GOAWAY {} was said before", lastStreamId, e);
        }
        handler.encoder().frameWriter().writeGoAway(ctx, lastStreamId, goAway.errorCode(), debugData, ctx.newPromise());
        handler.flush(ctx);
    }

    private void giveUp(ChannelHandlerContext ctx, GoAway goAway) {
        Explanation explanation = new Explanation(
                "the connection was ended (GOAWAY " + goAway.debugData() + ") before the request was complete",
                "send it again on a new connection");
        goAway.reason()
                .ifPresent(reason -> open.unfinished()
                        .forEach(
                                (streamId, request) -> requests.cutShort(ctx, streamId, request, reason, explanation)));
        handler.flush(ctx);
        linger(ctx);
    }

    private void linger(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> ctx.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
