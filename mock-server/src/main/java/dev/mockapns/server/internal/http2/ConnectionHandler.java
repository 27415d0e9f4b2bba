/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Place;
import dev.mockapns.server.script.GoAway;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Netty's HTTP/2 connection, set up as APNs sets up its own. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class ConnectionHandler extends Http2ConnectionHandler {

    private static final Logger log = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ConnectionNotes notes;
    private final Departure departure;
    private final IdleWatch idle;

    private ConnectionHandler(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings initialSettings,
            Http2Door door,
            Connection client,
            ConnectionNotes notes,
            Addressing addressing,
            StreamLimit limit) {
        super(decoder, encoder, initialSettings);
        this.notes = notes;
        OpenRequests open = new OpenRequests(connection());
        RequestHandler requests = new RequestHandler(door, client, addressing, limit, new ReplyWriter(this));
        departure = new Departure(this, notes, open, requests);
        idle = new IdleWatch(door, departure);
        StreamRefusal refusal = new StreamRefusal(this, door, limit, notes, departure);
        decoder.frameListener(new FrameReader(connection(), open, limit, refusal, requests));
    }

    static ConnectionHandler serve(Http2Door door, Connection client, Optional<Place> place, Notes log) {
        Behaviour behaviour = door.behaviour().get();
        StreamLimit limit = new StreamLimit();
        limit.announced(behaviour.initialStreams(), behaviour.streamLimitEnforcement());
        ConnectionNotes notes = new ConnectionNotes(log, door.clock());
        ConnectionHandler handler = new Builder(door, client, notes, new Addressing(place, notes), limit).build();
        // Some releases of Netty have just put the announced limit in force.
        handler.connection().remote().maxActiveStreams(Integer.MAX_VALUE);
        return handler;
    }

    void goAway(ChannelHandlerContext ctx, GoAway goAway) {
        departure.begin(ctx, goAway);
    }

    void checkIdle(ChannelHandlerContext ctx) {
        idle.check(ctx);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        idle.check(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        idle.alive();
        super.channelRead(ctx, message);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        idle.stop();
        super.handlerRemoved0(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (cause instanceof IOException) {
            log.debug("connection lost: {}", cause.toString());
            ctx.close();
            return;
        }
        super.exceptionCaught(ctx, cause);
    }

    /**
     * A malformed request ends its stream and no other (RFC 9113, section 8.1.1). Netty finds it malformed before it
     * opens the stream, and would end the connection when the body comes on a stream that it never saw: so the stream is
     * opened here, to be reset.
     */
    @Override
    protected void onStreamError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception.StreamException http2Cause) {
        int streamId = http2Cause.streamId();
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

    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, @Nullable Http2Exception http2Cause) {
        if (!(cause instanceof IOException)) { // a client that has gone has broken no rule
            notes.connectionError(cause, decoder().prefaceReceived());
        }
        super.onConnectionError(ctx, outbound, cause, http2Cause);
    }

    private static final class Builder extends AbstractHttp2ConnectionHandlerBuilder<ConnectionHandler, Builder> {

        /**
         * Streams over the limit are refused one by one, so a client that bursts makes this server send many RST_STREAM
         * frames. Netty's default of 200 would end its connection; APNs refuses the streams and keeps it.
         */
        private static final int MAX_RST_FRAMES_SENT = 10_000;

        /** Netty's own limit for servers, said here so that a system property or a release does not change it. */
        private static final int MAX_RST_FRAMES_RECEIVED = 200;

        private static final int SECONDS = 30;

        private final Http2Door door;
        private final Connection client;
        private final ConnectionNotes notes;
        private final Addressing addressing;
        private final StreamLimit limit;

        Builder(Http2Door door, Connection client, ConnectionNotes notes, Addressing addressing, StreamLimit limit) {
            this.door = door;
            this.client = client;
            this.notes = notes;
            this.addressing = addressing;
            this.limit = limit;
            server(true);
            validateHeaders(true);
            initialSettings(ApnsSettings.first(limit.last()));
            encoderEnforceMaxRstFramesPerWindow(MAX_RST_FRAMES_SENT, SECONDS);
            decoderEnforceMaxRstFramesPerWindow(MAX_RST_FRAMES_RECEIVED, SECONDS);
            gracefulShutdownTimeoutMillis(0);
        }

        @Override
        protected ConnectionHandler build() {
            return super.build();
        }

        @Override
        protected ConnectionHandler build(
                Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings initialSettings) {
            return new ConnectionHandler(decoder, encoder, initialSettings, door, client, notes, addressing, limit);
        }
    }
}
