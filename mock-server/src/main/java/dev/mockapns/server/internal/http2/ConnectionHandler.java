/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.Event;
import dev.mockapns.server.internal.connection.Lifecycle;
import dev.mockapns.server.internal.connection.OpenConnection;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Routing;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Netty's HTTP/2 connection, set up as APNs sets up its own, and as strict as RFC 9113. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class ConnectionHandler extends Http2ConnectionHandler {

    private static final Logger log = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ConnectionNotes notes;
    private final GoAwaySender sender;
    private final ConnectionDriver driver;
    private final Activity activity;
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
            Http2Server server,
            ConnectionNotes notes,
            Lifecycle lifecycle,
            FloodLimits floodLimits,
            Activity activity,
            CheckedFrameReader reader,
            Function<ReplyWriter, RequestHandler> handlerOfRequests) {
        super(decoder, encoder, ApnsSettings.first(lifecycle.limit().last()));
        gracefulShutdownTimeoutMillis(0);
        this.notes = notes;
        this.activity = activity;
        this.reader = reader;
        fatal = server.fatal();
        held = server.held().open(this::unwrittenBytes, this::holdsTooMuch);
        OpenRequests open = new OpenRequests(connection(), held);
        RequestHandler requests = handlerOfRequests.apply(new ReplyWriter(this, held));
        sender = new GoAwaySender(connection(), encoder.frameWriter());
        driver = new ConnectionDriver(this, server, sender, notes, open, requests, lifecycle);
        idle = new IdleWatch(server, activity, driver);
        stalls = new Stalls(connection(), server, reader, driver);
        decoder.frameListener(new FrameReader(connection(), open, notes, requests, driver, floodLimits));
    }

    static ConnectionHandler create(
            Http2Server server,
            Connection client,
            Routing routing,
            ConnectionState state,
            Lifecycle lifecycle,
            Notes log) {
        ConnectionNotes notes = new ConnectionNotes(log, server.clock());
        Addressing addressing = new Addressing(routing, notes);
        return onNetty(
                server,
                notes,
                lifecycle,
                replies -> new RequestHandler(server, client, addressing, state, replies, notes));
    }

    /** Netty's builder would put its own reader and its own limits in the way. */
    private static ConnectionHandler onNetty(
            Http2Server server,
            ConnectionNotes notes,
            Lifecycle lifecycle,
            Function<ReplyWriter, RequestHandler> handlerOfRequests) {
        Http2Connection connection = new DefaultHttp2Connection(true);
        // Netty's other distributor keeps a tree of priorities, which are ignored.
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        Http2ConnectionEncoder encoder = new DefaultHttp2ConnectionEncoder(connection, new ReplyFrameWriter());
        FloodLimits floodLimits =
                new FloodLimits(() -> server.options().get().connections().floodLimits(), System::nanoTime);
        Activity activity = new Activity(server);
        CheckedFrameReader reader =
                new CheckedFrameReader(new FrameParser(), floodLimits, new StreamRules(connection), activity);
        Http2ConnectionDecoder decoder = new DefaultHttp2ConnectionDecoder(
                connection, encoder, reader, Http2PromisedRequestVerifier.ALWAYS_VERIFY, true, true, false);
        return new ConnectionHandler(
                decoder, encoder, server, notes, lifecycle, floodLimits, activity, reader, handlerOfRequests);
    }

    /** Reports what happened on the connection, and performs what follows. */
    void report(ChannelHandlerContext ctx, Event event) {
        driver.handle(ctx, event);
    }

    /** Returns what a decision about a new connection takes into account. */
    OpenConnection<Channel> snapshot(Channel channel) {
        return new OpenConnection<>(channel, driver.lifecycle(), connection().numActiveStreams(), activity.last());
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
        activity.restart();
        idle.check(ctx);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        context = ctx;
        idle.check(ctx);
        prefaceTimeout = ctx.executor()
                .schedule(
                        () -> driver.handle(ctx, new Event.PrefaceTimedOut()),
                        ConnectionRules.PREFACE_TIMEOUT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        activity.readComplete();
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

    /** Takes no more frames, and reports the event once what is going on at the moment is done. */
    private void holdsTooMuch(Event event) {
        reader.stop();
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            ctx.executor().execute(() -> driver.handle(ctx, event));
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
        if (FatalErrors.report(cause, fatal)) {
            ctx.close(); // Any decision takes memory.
            return;
        }
        if (cause instanceof IOException) {
            log.debug("connection lost: {}", cause.toString());
            driver.handle(ctx, new Event.Lost());
            return;
        }
        super.exceptionCaught(ctx, cause);
    }

    /**
     * Netty rejects some frames before it opens their stream, and cannot reset that stream then: so it is opened here. Netty
     * also fails what was still to be written to a stream that the client reset, which breaks no rule; the client must get no
     * further frame on it (RFC 9113, section 5.1).
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
        if (FatalErrors.report(cause, fatal)) {
            ctx.close(); // Any decision takes memory.
            return;
        }
        if (cause instanceof LinkageError) {
            log.error("the class path lacks what the connection needs", cause);
        }
        if (!(cause instanceof IOException)) { // a client that has gone has broken no rule
            notes.connectionError(cause, decoder().prefaceReceived());
        }
        long code = (http2Cause == null ? Http2Error.INTERNAL_ERROR : http2Cause.error()).code();
        FrameRuleCause rule = BrokenRules.ofConnection(cause);
        driver.handle(
                ctx,
                rule == null
                        ? new Event.Failed(code, String.valueOf(cause.getMessage()))
                        : new Event.RuleBroken(code, rule));
    }
}
