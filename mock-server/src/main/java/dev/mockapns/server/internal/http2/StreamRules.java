/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FrameRuleCause.FrameAfterEndOfStream;
import dev.mockapns.server.cause.FrameRuleCause.StreamDependsOnItself;
import dev.mockapns.server.cause.FrameRuleCause.StreamIdTooLow;
import dev.mockapns.server.cause.FrameRuleCause.WindowTooLarge;
import dev.mockapns.server.cause.FrameRuleCause.WindowUpdateOnIdleStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;

/** The rules of RFC 9113 about which frame a stream may get, and how large its window may grow, where Netty has others. */
final class StreamRules {

    private final Http2Connection connection;
    private final StreamHistory history = new StreamHistory();
    private int lastRefused;

    StreamRules(Http2Connection connection) {
        this.connection = connection;
        connection.addListener(history);
    }

    /** Returns a listener that hands on to Netty's what these rules allow. */
    Http2FrameListener before(Http2FrameListener netty) {
        return new Listener(netty);
    }

    /** Tells whether a frame on this stream is on one that is open, or on the connection. */
    boolean isOpen(int streamId) {
        return streamId == 0 || connection.stream(streamId) != null;
    }

    /**
     * Checks that a frame does not make Netty reset a stream which is idle: no endpoint may (RFC 9113, section 5.1), and Netty
     * would have to open it for that, so that streams below it could not be opened any more.
     */
    void checkIdle(FrameHeader frame) throws Http2Exception {
        int streamId = frame.streamId();
        if (streamId == 0 || connection.streamMayHaveExisted(streamId) || comesTooLate(streamId)) {
            return;
        }
        if (frame.type() == Http2FrameTypes.WINDOW_UPDATE && frame.length() == Integer.BYTES) {
            throw BrokenRules.connectionError(Http2Error.PROTOCOL_ERROR, new WindowUpdateOnIdleStream(streamId));
        }
        if (frame.type() == Http2FrameTypes.PRIORITY && frame.firstInt() == streamId) {
            throw BrokenRules.connectionError(Http2Error.PROTOCOL_ERROR, new StreamDependsOnItself(streamId));
        }
    }

    private final class Listener extends Http2FrameListenerDecorator {

        Listener(Http2FrameListener netty) {
            super(netty);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream)
                throws Http2Exception {
            if (mayTakeHeaders(streamId)) {
                super.onHeadersRead(ctx, streamId, headers, padding, endOfStream);
            }
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int streamId,
                Http2Headers headers,
                int streamDependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean endOfStream)
                throws Http2Exception {
            onHeadersRead(ctx, streamId, headers, padding, endOfStream);
        }

        /** Priorities are ignored: they are deprecated (section 5.3), and Netty keeps a tree of them. */
        @Override
        public void onPriorityRead(
                ChannelHandlerContext ctx, int streamId, int streamDependency, short weight, boolean exclusive) {}

        @Override
        public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream)
                throws Http2Exception {
            if (comesTooLate(streamId)) {
                return drop(data, padding, endOfStream);
            }
            if (isClosed(streamId)) {
                switch (history.of(streamId)) {
                    case ENDED -> throw closed("DATA", streamId);
                    case RESET_BY_SERVER -> {
                        return drop(data, padding, endOfStream);
                    }
                    case RESET_BY_CLIENT, UNKNOWN -> {
                        // Netty resets the stream with STREAM_CLOSED.
                    }
                }
            }
            return super.onDataRead(ctx, streamId, data, padding, endOfStream);
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) throws Http2Exception {
            if (!comesTooLate(streamId)) {
                super.onRstStreamRead(ctx, streamId, errorCode);
                history.resetByClient(streamId);
            }
        }

        @Override
        public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int increment) throws Http2Exception {
            if (!comesTooLate(streamId)) {
                super.onWindowUpdateRead(ctx, streamId, increment);
            }
        }

        @Override
        public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
            Integer windowSize = settings.initialWindowSize();
            if (windowSize != null) {
                checkWindows(windowSize);
            }
            super.onSettingsRead(ctx, settings);
        }
    }

    /** Tells whether HEADERS go on to Netty, or are dropped now that they are decompressed. */
    private boolean mayTakeHeaders(int streamId) throws Http2Exception {
        if (comesTooLate(streamId)) {
            refuseOnce(streamId);
            return false;
        }
        Http2Stream stream = connection.stream(streamId);
        if (stream != null) {
            if (stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE && !stream.isResetSent()) {
                throw BrokenRules.streamError(
                        streamId, Http2Error.STREAM_CLOSED, new FrameAfterEndOfStream(streamId, "HEADERS"));
            }
            return true;
        }
        if (!isClosed(streamId)) {
            return true;
        }
        return switch (history.of(streamId)) {
            case ENDED -> throw closed("HEADERS", streamId);
            case UNKNOWN ->
                throw BrokenRules.connectionError(
                        Http2Error.PROTOCOL_ERROR,
                        new StreamIdTooLow(streamId, connection.remote().lastStreamCreated()));
            case RESET_BY_SERVER -> false;
            case RESET_BY_CLIENT -> true; // Netty resets the stream with STREAM_CLOSED.
        };
    }

    /**
     * Tells whether our GOAWAY declared a stream unprocessed. The client cannot have known when it sent the frame, and may
     * send the request again on another connection (section 6.8).
     */
    private boolean comesTooLate(int streamId) {
        Http2Connection.Endpoint<?> client = connection.remote();
        return connection.goAwaySent() && client.isValidStreamId(streamId) && streamId > client.lastStreamKnownByPeer();
    }

    private void refuseOnce(int streamId) throws Http2Exception {
        if (streamId > lastRefused) {
            lastRefused = streamId;
            throw BrokenRules.streamAfterGoAway(streamId);
        }
    }

    /** Only the window of the connection knows of these bytes (section 6.9). */
    private int drop(ByteBuf data, int padding, boolean endOfStream) throws Http2Exception {
        int bytes = data.readableBytes() + padding;
        connection.local().flowController().receiveFlowControlledFrame(null, data, padding, endOfStream);
        return bytes;
    }

    /** Tells whether a stream was open once. */
    private boolean isClosed(int streamId) {
        Http2Connection.Endpoint<?> client = connection.remote();
        return connection.stream(streamId) == null
                && client.isValidStreamId(streamId)
                && connection.streamMayHaveExisted(streamId);
    }

    private static Http2Exception closed(String frame, int streamId) {
        return BrokenRules.connectionError(Http2Error.STREAM_CLOSED, new FrameAfterEndOfStream(streamId, frame));
    }

    /** No window may exceed 2^31 - 1, and SETTINGS that would make it so end the connection (RFC 9113, section 6.9.2). */
    private void checkWindows(int newSize) throws Http2Exception {
        Http2RemoteFlowController windows = connection.remote().flowController();
        long more = (long) newSize - windows.initialWindowSize();
        Http2Stream tooLarge =
                connection.forEachActiveStream(stream -> windows.windowSize(stream) + more <= Integer.MAX_VALUE);
        if (tooLarge != null) {
            throw BrokenRules.connectionError(
                    Http2Error.FLOW_CONTROL_ERROR, new WindowTooLarge(newSize, tooLarge.id()));
        }
    }
}
