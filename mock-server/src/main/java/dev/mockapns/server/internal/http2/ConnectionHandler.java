/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.Http2Cause;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.explain.Explain;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Netty's HTTP/2 connection, set up as APNs sets up its own, and as strict as RFC 9113. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class ConnectionHandler extends Http2ConnectionHandler {

    /** How long a client may take to begin, once TLS is there. Apple documents none; whatever waits has an end. */
    static final long PREFACE_SECONDS = 10;

    private static final Logger log = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ConnectionNotes notes;
    private final GoAwaySender sender;
    private final ConnectionDriver driver;
    private final IdleWatch idle;
    private final CheckedFrameReader reader;
    private final Consumer<? super Error> fatal;
    private final HeldBytes.Account held;
    private final Stalls stalls;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> prefaceTimeout;

    private ConnectionHandler(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings initialSettings,
            Http2Server listener,
            ConnectionNotes notes,
            Lifecycle lifecycle,
            FloodLimits floodLimits,
            CheckedFrameReader reader,
            Function<ReplyWriter, RequestHandler> handlerOfRequests) {
        super(decoder, encoder, initialSettings);
        gracefulShutdownTimeoutMillis(0);
        this.notes = notes;
        this.reader = reader;
        fatal = listener.fatal();
        held = listener.held().open(this::unwrittenBytes, this::holdsTooMuch);
        OpenRequests open = new OpenRequests(connection(), held);
        RequestHandler requests = handlerOfRequests.apply(new ReplyWriter(this, held));
        sender = new GoAwaySender(connection(), encoder.frameWriter());
        driver = new ConnectionDriver(this, listener, sender, notes, open, requests, lifecycle);
        idle = new IdleWatch(listener, driver);
        stalls = new Stalls(this, listener, reader, notes, driver);
        decoder.frameListener(
                new FrameActivity(new FrameReader(connection(), open, notes, requests, driver, floodLimits), idle));
    }

    static ConnectionHandler serve(
            Http2Server listener, Connection client, Routing routing, ConnectionState state, Notes log) {
        Event established = new Event.Established(state.authenticated());
        Lifecycle lifecycle = ConnectionRules.decide(established, Lifecycle.accepted(), listener.options())
                .next();
        ConnectionNotes notes = new ConnectionNotes(log, listener.clock());
        Addressing addressing = new Addressing(routing, notes);
        return onNetty(
                listener,
                notes,
                lifecycle,
                replies -> new RequestHandler(listener, client, addressing, state, replies, notes));
    }

    /** Netty's builder would put its own reader and its own limits in the way. */
    private static ConnectionHandler onNetty(
            Http2Server listener,
            ConnectionNotes notes,
            Lifecycle lifecycle,
            Function<ReplyWriter, RequestHandler> handlerOfRequests) {
        Http2Connection connection = new DefaultHttp2Connection(true);
        Http2ConnectionEncoder encoder = new DefaultHttp2ConnectionEncoder(connection, new DefaultHttp2FrameWriter());
        FloodLimits floodLimits =
                new FloodLimits(() -> listener.options().get().connections().floodLimits(), System::nanoTime);
        CheckedFrameReader reader = new CheckedFrameReader(
                new DefaultHttp2FrameReader(new FieldBlockDecoder()), floodLimits, new StreamRules(connection));
        Http2ConnectionDecoder decoder = new DefaultHttp2ConnectionDecoder(
                connection, encoder, reader, Http2PromisedRequestVerifier.ALWAYS_VERIFY, true, true, false);
        return new ConnectionHandler(
                decoder,
                encoder,
                ApnsSettings.first(lifecycle.limit().last()),
                listener,
                notes,
                lifecycle,
                floodLimits,
                reader,
                handlerOfRequests);
    }

    void goAway(ChannelHandlerContext ctx, GoAway goAway) {
        driver.goAway(ctx, goAway);
    }

    /** Ends the connection for a rule of HTTP/2 that was broken below its frames. Whoever calls this puts it on record. */
    void breakOff(ChannelHandlerContext ctx, String because) {
        driver.ruleBroken(ctx, Http2Error.PROTOCOL_ERROR, because);
    }

    /** Returns since when the connection is idle; empty where it has work to do, has not begun, or is ending. */
    Optional<Instant> idleSince() {
        boolean isIdle = driver.isOpen() && connection().numActiveStreams() == 0;
        return isIdle ? Optional.of(idle.since()) : Optional.empty();
    }

    /** Ends a connection that is idle, at once. */
    void makeRoom(ChannelHandlerContext ctx) {
        driver.goAway(ctx, GoAway.silent());
        ctx.close();
    }

    /** Netty calls this when the channel is closed. */
    @Override
    public ChannelFuture goAway(
            ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData, ChannelPromise promise) {
        return sender.sendAtClose(ctx, lastStreamId, errorCode, debugData, promise);
    }

    void checkIdle(ChannelHandlerContext ctx) {
        idle.check(ctx);
    }

    void restartIdleTime(ChannelHandlerContext ctx) {
        idle.alive();
        idle.check(ctx);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        context = ctx;
        idle.check(ctx);
        prefaceTimeout = ctx.executor().schedule(() -> endIfSilent(ctx), PREFACE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        super.channelReadComplete(ctx);
        stalls.watch(ctx);
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        super.flush(ctx);
        held.flushed();
    }

    private long unwrittenBytes() {
        ChannelOutboundBuffer buffer =
                context == null ? null : context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Takes no more frames, and ends the connection once what is going on at the moment is done. */
    private void holdsTooMuch(Http2Cause cause) {
        reader.stop();
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            ctx.executor().execute(() -> {
                if (!driver.isBroken()) {
                    notes.holdsTooMuch(cause);
                    driver.ruleBroken(
                            ctx,
                            Http2Error.ENHANCE_YOUR_CALM,
                            Explain.explain(cause, Dialect.HTTP).because());
                }
            });
        }
    }

    private void endIfSilent(ChannelHandlerContext ctx) {
        if (!decoder().prefaceReceived()) {
            notes.prefaceMissing(Duration.ofSeconds(PREFACE_SECONDS));
            ctx.channel().close();
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        idle.stop();
        stalls.stop();
        held.close();
        if (prefaceTimeout != null) {
            prefaceTimeout.cancel(false);
        }
        super.handlerRemoved0(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (FatalErrors.handOn(cause, fatal)) {
            ctx.close();
            return;
        }
        if (cause instanceof IOException) {
            log.debug("connection lost: {}", cause.toString());
            ctx.close();
            return;
        }
        super.exceptionCaught(ctx, cause);
    }

    /**
     * Netty finds fault with some frames before it opens their stream, and could not reset it then: so it is opened here.
     * On the other hand it fails what was still to be written to a stream that the client took back, which is nobody's
     * fault and of which the client may hear no more (RFC 9113, section 5.1).
     */
    @Override
    protected void onStreamError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception.StreamException http2Cause) {
        int streamId = http2Cause.streamId();
        if (outbound && isClosed(streamId)) {
            return;
        }
        if (connection().goAwaySent() && http2Cause.error() == Http2Error.REFUSED_STREAM) {
            notes.streamAfterGoAway(streamId);
            super.onStreamError(ctx, outbound, cause, http2Cause);
            return;
        }
        notes.streamError(http2Cause);
        if (!outbound && !connection().streamMayHaveExisted(streamId)) {
            try {
                connection().remote().createStream(streamId, false);
            } catch (Http2Exception e) {
                log.debug("stream {} cannot be opened to be reset", streamId, e);
            }
        }
        super.onStreamError(ctx, outbound, cause, http2Cause);
    }

    private boolean isClosed(int streamId) {
        Http2Stream stream = connection().stream(streamId);
        return stream == null || stream.state() == Http2Stream.State.CLOSED;
    }

    /**
     * Ends the connection with a GOAWAY that names the last stream which was opened. Netty would name the last stream of
     * all for some errors, so that the client could not know what to send again, and close before a client that is still
     * sending has read it.
     */
    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, @Nullable Http2Exception http2Cause) {
        if (driver.isBroken()) {
            return;
        }
        if (FatalErrors.handOn(cause, fatal)) {
            ctx.close();
            return;
        }
        if (cause instanceof LinkageError) {
            log.error("the class path lacks what the connection needs", cause);
        }
        if (!(cause instanceof IOException)) { // a client that has gone has broken no rule
            notes.connectionError(cause, decoder().prefaceReceived());
        }
        Http2Error code = http2Cause == null ? Http2Error.INTERNAL_ERROR : http2Cause.error();
        driver.ruleBroken(ctx, code, String.valueOf(cause.getMessage()));
    }
}
