/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.internal.core.ConnectionLog.Notes;
import dev.mockapns.server.internal.core.Place;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Netty's HTTP/2 connection, set up as APNs sets up its own. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class ConnectionHandler extends Http2ConnectionHandler {

    private static final Logger log = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ConnectionNotes notes;

    private ConnectionHandler(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings initialSettings,
            ConnectionNotes notes) {
        super(decoder, encoder, initialSettings);
        this.notes = notes;
    }

    static ConnectionHandler serve(Http2Door door, Connection connection, Optional<Place> place, Notes log) {
        ConnectionNotes notes = new ConnectionNotes(log, door.clock());
        int initialStreams = door.behaviour().get().initialStreams();
        StreamLimit limit = new StreamLimit();
        limit.announced(initialStreams);
        Addressing addressing = new Addressing(place, notes);

        ConnectionHandler handler = new Builder(
                        notes,
                        ApnsSettings.first(initialStreams),
                        made -> new FrameReader(
                                made,
                                limit,
                                notes,
                                new RequestHandler(door, connection, addressing, limit, new ReplyWriter(made))))
                .build();
        // Some releases of Netty have just put the announced limit in force.
        handler.connection().remote().maxActiveStreams(Integer.MAX_VALUE);
        return handler;
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

        private final ConnectionNotes notes;
        private final Function<ConnectionHandler, Http2FrameListener> reader;

        Builder(
                ConnectionNotes notes,
                Http2Settings initialSettings,
                Function<ConnectionHandler, Http2FrameListener> reader) {
            this.notes = notes;
            this.reader = reader;
            server(true);
            validateHeaders(true);
            initialSettings(initialSettings);
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
            ConnectionHandler handler = new ConnectionHandler(decoder, encoder, initialSettings, notes);
            decoder.frameListener(reader.apply(handler));
            return handler;
        }
    }
}
