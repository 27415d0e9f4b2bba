/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.options.StreamsOverLimit;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;

/** Deals with the streams that MAX_CONCURRENT_STREAMS does not allow, the way that an option says. */
final class StreamRefusal {

    private final Http2ConnectionHandler handler;
    private final Http2Server listener;
    private final StreamLimit limit;
    private final ConnectionNotes notes;
    private final GracefulShutdown departure;

    StreamRefusal(
            Http2ConnectionHandler handler,
            Http2Server listener,
            StreamLimit limit,
            ConnectionNotes notes,
            GracefulShutdown departure) {
        this.handler = handler;
        this.listener = listener;
        this.limit = limit;
        this.notes = notes;
        this.departure = departure;
    }

    /** Refuses a stream that was just opened, if it is one too many; tells whether it was. */
    boolean refuses(ChannelHandlerContext ctx, int streamId) {
        int open = handler.connection().remote().numActiveStreams();
        if (limit.allows(open)) {
            return false;
        }
        StreamsOverLimit way = listener.options().get().streams().overLimit();
        notes.streamRefused(streamId, open - 1, limit, way);
        switch (way) {
            case REFUSE -> reset(ctx, streamId, Http2Error.REFUSED_STREAM);
            case CALM_DOWN -> reset(ctx, streamId, Http2Error.ENHANCE_YOUR_CALM);
            case GO_AWAY -> departure.begin(ctx, inPlainEnglish(open));
        }
        return true;
    }

    private GoAway inPlainEnglish(int open) {
        return GoAway.text("Maximum active streams violated: " + open + " open, " + limit.inForce() + " allowed")
                .errorCode(Http2Error.REFUSED_STREAM.code())
                .abrupt();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or connection for.
    private void reset(ChannelHandlerContext ctx, int streamId, Http2Error error) {
        handler.resetStream(ctx, streamId, error.code(), ctx.newPromise());
    }
}
