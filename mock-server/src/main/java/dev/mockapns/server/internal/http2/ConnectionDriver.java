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
import io.netty.handler.codec.http2.Http2Stream;
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
    private boolean countsStreams;

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

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Tells whether the client broke a rule that ends the connection. */
    boolean isBroken() {
        return lifecycle.stage() == Stage.BROKEN;
    }

    /** Reports what happened on the connection, and performs what follows. */
    void handle(ChannelHandlerContext ctx, Event event) {
        handle(ctx, NO_STREAM, event);
    }

    /** Reports what happened on a stream, and performs what follows. */
    void handle(ChannelHandlerContext ctx, int streamId, Event event) {
        perform(ctx, streamId, ConnectionRules.decide(event, lifecycle, server.options()));
    }

    /** Refuses a stream that was just opened, if it is one too many; tells whether it was. */
    boolean refuses(ChannelHandlerContext ctx, int streamId) {
        int streams = connection.remote().numActiveStreams();
        if (ConnectionRules.allowsStreams(streams, lifecycle)) {
            return false;
        }
        Event opened = new Event.StreamOpened(streamId, streams);
        Decision decision = ConnectionRules.decide(opened, lifecycle, server.options());
        if (decision.effects().isEmpty()) {
            return false;
        }
        perform(ctx, streamId, decision);
        return true;
    }

    /** Reports a verdict before its answer is written, if anything follows from it. */
    void judged(ChannelHandlerContext ctx, Reply reply) {
        boolean authenticated = reply.next().authenticated();
        if (ConnectionRules.changesStreamLimit(
                authenticated, reply.status(), lifecycle, server.options().get())) {
            handle(ctx, new Event.RequestJudged(authenticated, reply.status()));
        }
    }

    /** Reports that an answer is written, if effects go with it. */
    void answered(ChannelHandlerContext ctx, int streamId, Reply reply) {
        if (!reply.effects().isEmpty()) {
            handle(ctx, streamId, new Event.Answered(reply.effects()));
        }
    }

    private void perform(ChannelHandlerContext ctx, int streamId, Decision decision) {
        Lifecycle before = lifecycle;
        lifecycle = decision.next();
        decision.notes().forEach(notes::add);
        for (ConnectionEffect effect : decision.effects()) {
            perform(ctx, streamId, effect);
        }
        if (lifecycle.awaitsStreams() && (!before.awaitsStreams() || lifecycle.isEnding() != before.isEnding())) {
            awaitStreams(ctx);
        }
    }

    private void perform(ChannelHandlerContext ctx, int streamId, ConnectionEffect effect) {
        if (effect instanceof ConnectionEffect.ResetStream reset) {
            handler.resetStream(ctx, streamId, reset.errorCode(), ctx.newPromise());
        } else if (effect instanceof ConnectionEffect.ChangeSettings change) {
            handler.encoder().writeSettings(ctx, ApnsSettings.change(change.maxConcurrentStreams()), ctx.newPromise());
        } else if (effect instanceof GoAway goAway) {
            send(ctx, goAway);
        } else if (effect instanceof ConnectionEffect.Close) {
            close(ctx);
        } else { // Disconnect
            ctx.close();
        }
    }

    private void send(ChannelHandlerContext ctx, GoAway goAway) {
        int lastStreamId = sender.lastStreamId(goAway);
        // For the others, the record says why: a rule was broken, no preface came; or the client leaves on its own.
        if (lifecycle.goAway().isPresent() && !isBroken()) {
            notes.goAwaySent(goAway, lastStreamId, connection.numActiveStreams());
        }
        sender.send(ctx, goAway, lastStreamId);
        handler.flush(ctx);
    }

    private void awaitStreams(ChannelHandlerContext ctx) {
        if (connection.numActiveStreams() == 0) {
            handle(ctx, new Event.StreamsFinished());
            return;
        }
        if (!countsStreams) {
            countsStreams = true;
            connection.addListener(new Http2ConnectionAdapter() {
                @Override
                public void onStreamRemoved(Http2Stream stream) {
                    if (connection.numActiveStreams() == 0) {
                        // The last answer is written, and not flushed.
                        ctx.executor().execute(() -> streamsFinished(ctx));
                    }
                }
            });
        }
        if (lifecycle.isEnding()) {
            long drainMillis = ConnectionRules.DRAIN.toMillis();
            ctx.executor().schedule(() -> handle(ctx, new Event.DrainTimedOut()), drainMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void streamsFinished(ChannelHandlerContext ctx) {
        if (!ctx.isRemoved()) {
            handle(ctx, new Event.StreamsFinished());
        }
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
