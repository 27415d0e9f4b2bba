/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.connection.ConnectionEffect;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.Decision;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.connection.Lifecycle.Stage;
import dev.mockapns.server.internal.core.Reply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Tells {@link ConnectionRules} what happens on one connection, remembers how far it has come, and performs the effects. Streams
 * that a client opens after GOAWAY are refused by {@link StreamRules}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class ConnectionDriver {

    /** Of an effect on the whole connection. */
    private static final int NO_STREAM = 0;

    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final Http2Server server;
    private final GoAwaySender sender;
    private final ConnectionNotes notes;
    private final OpenRequests open;
    private final RequestHandler requests;
    private Lifecycle lifecycle;
    private boolean dropped;

    ConnectionDriver(
            Http2ConnectionHandler handler,
            Http2Server server,
            GoAwaySender sender,
            ConnectionNotes notes,
            OpenRequests open,
            RequestHandler requests,
            Lifecycle lifecycle) {
        this.handler = handler;
        this.connection = handler.connection();
        this.server = server;
        this.sender = sender;
        this.notes = notes;
        this.open = open;
        this.requests = requests;
        this.lifecycle = lifecycle;
    }

    /** Tells whether the client may open streams. */
    boolean isOpen() {
        return lifecycle.stage() == Stage.OPEN;
    }

    /** Tells whether the client broke a rule that ends the connection. */
    boolean isBroken() {
        return lifecycle.stage() == Stage.BROKEN;
    }

    void prefaceReceived(ChannelHandlerContext ctx) {
        handle(ctx, new Event.PrefaceReceived());
    }

    void settingsAcknowledged(ChannelHandlerContext ctx) {
        handle(ctx, new Event.SettingsAcknowledged());
    }

    /** Refuses a stream that was just opened, if it is one too many; tells whether it was. */
    boolean refuses(ChannelHandlerContext ctx, int streamId) {
        int streams = connection.remote().numActiveStreams();
        Decision decision = ConnectionRules.decide(new Event.StreamOpened(streams), lifecycle, server.options());
        if (decision.effects().isEmpty()) {
            return false;
        }
        notes.streamRefused(
                streamId,
                streams - 1,
                lifecycle.limit(),
                server.options().get().streams().overLimit());
        perform(ctx, streamId, decision);
        return true;
    }

    /** Takes note of a verdict before its answer is written. */
    void judged(ChannelHandlerContext ctx, Reply reply) {
        handle(ctx, new Event.RequestJudged(reply.next().authenticated(), reply.status()));
    }

    /** Performs the effects of a reply, once its answer is written. */
    void answered(ChannelHandlerContext ctx, int streamId, Reply reply) {
        for (ConnectionEffect effect : reply.effects()) {
            if (effect instanceof GoAway goAway) {
                noteDropped(reply);
                goAway(ctx, goAway);
            } else {
                perform(ctx, streamId, effect);
            }
        }
    }

    /** Too many errors are the only reason for which a reply ends its connection. */
    private void noteDropped(Reply reply) {
        if (!dropped) {
            dropped = true;
            notes.dropped(reply.next().errorCount());
        }
    }

    /** Ends the connection by GOAWAY: at once, or as soon as the client has begun HTTP/2. */
    void goAway(ChannelHandlerContext ctx, GoAway goAway) {
        boolean known = lifecycle.goAway().isPresent();
        handle(ctx, new Event.GoAwayRequested(goAway));
        if (!known && lifecycle.stage() == Stage.STARTING) {
            notes.goAwayRequested();
        }
    }

    void clockMoved(ChannelHandlerContext ctx, Instant lastActive, Instant now) {
        handle(ctx, new Event.ClockMoved(lastActive, now));
    }

    void frameStalled(ChannelHandlerContext ctx) {
        handle(ctx, new Event.FrameStalled());
    }

    /** Ends the connection for a rule of HTTP/2 that was broken. Whoever calls this notes it on the connection's record. */
    void ruleBroken(ChannelHandlerContext ctx, Http2Error error, String because) {
        handle(ctx, new Event.RuleBroken(error.code(), because));
    }

    private void handle(ChannelHandlerContext ctx, Event event) {
        perform(ctx, NO_STREAM, ConnectionRules.decide(event, lifecycle, server.options()));
    }

    private void perform(ChannelHandlerContext ctx, int streamId, Decision decision) {
        boolean wasEnding = lifecycle.isEnding();
        lifecycle = decision.next();
        for (ConnectionEffect effect : decision.effects()) {
            perform(ctx, streamId, effect);
        }
        if (lifecycle.stage() == Stage.ENDING && !wasEnding) {
            awaitEnd(ctx);
        }
    }

    private void perform(ChannelHandlerContext ctx, int streamId, ConnectionEffect effect) {
        if (effect instanceof ConnectionEffect.ResetStream reset) {
            handler.resetStream(ctx, streamId, reset.errorCode(), ctx.newPromise());
        } else if (effect instanceof ConnectionEffect.ChangeSettings change) {
            int streams = change.maxConcurrentStreams();
            handler.encoder().writeSettings(ctx, ApnsSettings.change(streams), ctx.newPromise());
            notes.streamsChanged(streams);
        } else if (effect instanceof GoAway goAway) {
            send(ctx, goAway);
        } else {
            close(ctx);
        }
    }

    private void send(ChannelHandlerContext ctx, GoAway goAway) {
        int lastStreamId = sender.lastStreamId(goAway);
        if (!isBroken()) { // What was broken is on the record.
            notes.goingAway(goAway, lastStreamId, connection.numActiveStreams());
        }
        sender.send(ctx, goAway, lastStreamId);
        handler.flush(ctx);
    }

    private void awaitEnd(ChannelHandlerContext ctx) {
        if (connection.numActiveStreams() == 0) {
            handle(ctx, new Event.StreamsFinished());
            return;
        }
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamRemoved(Http2Stream stream) {
                if (connection.numActiveStreams() == 0) {
                    // The last answer is written, and not flushed.
                    ctx.executor().execute(() -> handle(ctx, new Event.StreamsFinished()));
                }
            }
        });
        long drainMillis = ConnectionRules.DRAIN.toMillis();
        ctx.executor().schedule(() -> handle(ctx, new Event.DrainTimedOut()), drainMillis, TimeUnit.MILLISECONDS);
    }

    private void close(ChannelHandlerContext ctx) {
        try {
            lifecycle.goAway().ifPresent(goAway -> cutShort(ctx, goAway));
        } finally { // Nothing else would close the connection.
            HalfClose.begin(ctx.channel());
        }
    }

    /** Answers the requests that the client has not completed, if the GOAWAY has a reason for it. */
    private void cutShort(ChannelHandlerContext ctx, GoAway sent) {
        if (sent.reason().isPresent()) {
            KnownReason reason = sent.reason().get();
            Cause cause = new Http2Cause.RequestCutShort(sent);
            open.unfinished().forEach((streamId, request) -> requests.cutShort(ctx, streamId, request, reason, cause));
            handler.flush(ctx);
        }
    }
}
