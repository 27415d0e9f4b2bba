/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.connection.GoAway;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes GOAWAY, and is the only class that does: for what {@code internal.connection} decides, for broken rules of HTTP/2, and
 * when the server closes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that takes no GOAWAY is lost, and ends by itself.
final class GoAwaySender {

    private static final Logger log = LoggerFactory.getLogger(GoAwaySender.class);

    private final Http2Connection connection;
    private final Http2FrameWriter frames;

    GoAwaySender(Http2Connection connection, Http2FrameWriter frames) {
        this.connection = connection;
        this.frames = frames;
    }

    /** Writes GOAWAY with the last stream id 0 to a client that gets to open no stream. */
    static void sendBeforeAnyStream(ChannelHandlerContext ctx, Http2FrameWriter frames, GoAway goAway) {
        ByteBuf debugData = ByteBufUtil.writeUtf8(ctx.alloc(), goAway.debugData());
        frames.writeGoAway(ctx, 0, goAway.errorCode(), debugData, ctx.newPromise());
    }

    /**
     * Returns the last stream id that GOAWAY names: the last stream that the client opened, or 0 if requests under way are not
     * answered. It never exceeds what an earlier GOAWAY named (RFC 9113, section 6.8).
     */
    int lastStreamId(GoAway goAway) {
        int last = goAway.graceful() ? connection.remote().lastStreamCreated() : 0;
        return connection.goAwaySent() ? Math.min(last, connection.remote().lastStreamKnownByPeer()) : last;
    }

    /** Writes GOAWAY. Netty's own method would close the connection at once for an error code other than NO_ERROR. */
    void send(ChannelHandlerContext ctx, GoAway goAway, int lastStreamId) {
        ByteBuf debugData = ByteBufUtil.writeUtf8(ctx.alloc(), goAway.debugData());
        noteSent(lastStreamId, goAway.errorCode(), debugData);
        frames.writeGoAway(ctx, lastStreamId, goAway.errorCode(), debugData, ctx.newPromise());
    }

    /** Writes the GOAWAY with which Netty closes a channel, unless one was sent before. */
    ChannelFuture sendAtClose(
            ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData, ChannelPromise promise) {
        if (noteSent(lastStreamId, errorCode, debugData)) {
            return frames.writeGoAway(ctx, lastStreamId, errorCode, debugData, promise);
        }
        debugData.release();
        return promise.setSuccess();
    }

    /** Returns whether Netty did not know the same of an earlier GOAWAY. */
    private boolean noteSent(int lastStreamId, long errorCode, ByteBuf debugData) {
        try {
            return connection.goAwaySent(lastStreamId, errorCode, debugData);
        } catch (Http2Exception e) {
            log.debug("an earlier GOAWAY named a lower stream than {}", lastStreamId, e);
            return false;
        }
    }
}
