/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection: opens streams while the server allows more, and reports the outcome of each. Used on its
 * event loop only.
 *
 * <p>Source: RFC 9113; how APNs uses it: Apple, <em>Sending notification requests to APNs</em>.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write closes the stream or the channel, and both have listeners.
final class ApnsConnection extends Http2ConnectionHandler {

    /** The limit of open streams if the server's SETTINGS have none. */
    private static final int MOST_STREAMS = 10_000;

    private final Endpoint endpoint;
    private final ConnectionOwner owner;
    private final Runnable ready;
    private final Http2Connection.PropertyKey assemblers;
    private @Nullable ChannelHandlerContext context;
    private long maxHeaderListSize = Long.MAX_VALUE;
    private boolean settingsReceived;
    private boolean retired;
    private boolean answeredAny;
    private String whyLost = "the server closed it";

    /** @param ready called when the server's first SETTINGS frame is in force */
    ApnsConnection(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings,
            Endpoint endpoint,
            ConnectionOwner owner,
            Runnable ready) {
        super(decoder, encoder, settings);
        this.endpoint = endpoint;
        this.owner = owner;
        this.ready = ready;
        this.assemblers = connection().newKey();
        decoder.frameListener(new FrameListener(this));
        connection().addListener(new StreamWatcher(this));
    }

    boolean canOpenStream() {
        Http2Connection.Endpoint<?> streams = connection().local();
        return settingsReceived && !retired && streams.canOpenStream() && streams.numActiveStreams() < MOST_STREAMS;
    }

    /** Writes the push on a new stream, without flushing. Call only after {@link #canOpenStream()} returned true. */
    void open(QueuedPush push) {
        Http2Headers headers = RequestHeaders.of(push.outgoing().fields());
        long size = RequestHeaders.size(headers);
        if (size > maxHeaderListSize) {
            fail(push, Failures.headersTooLarge(endpoint, size, maxHeaderListSize));
            return;
        }
        int streamId = connection().local().incrementAndGetNextStreamId();
        if (streamId < 0) {
            retire();
            owner.notProcessed(push, Failures.connectionGone(endpoint, "its stream ids are used up"), true);
            return;
        }
        write(push, streamId, headers);
    }

    /** Cancels the stream of {@code push}, whose outcome is already known. */
    void cancel(QueuedPush push) {
        resetStream(
                context(), push.streamId(), Http2Error.CANCEL.code(), context().newPromise());
        flush();
    }

    void flush() {
        flush(context());
    }

    /** Closes the connection now; no push may be waiting for an answer. */
    void close() {
        retired = true;
        if (context != null) {
            context.channel().close();
        }
    }

    void onSettings(Http2Settings settings) {
        Long limit = settings.maxHeaderListSize();
        if (limit != null) {
            maxHeaderListSize = limit;
        }
        if (!settingsReceived) {
            settingsReceived = true;
            ready.run();
        }
    }

    void onHeaders(int streamId, Http2Headers headers, boolean endOfStream) {
        AnswerAssembler assembler = assembler(streamId);
        if (assembler == null) {
            return;
        }
        assembler.headers(headers);
        if (endOfStream) {
            complete(streamId, assembler);
        }
    }

    void onData(int streamId, ByteBuf data, boolean endOfStream) {
        AnswerAssembler assembler = assembler(streamId);
        if (assembler == null) {
            return;
        }
        assembler.data(data);
        if (endOfStream) {
            complete(streamId, assembler);
        }
    }

    void onReset(int streamId, long errorCode) {
        AnswerAssembler assembler = assembler(streamId);
        if (assembler == null || assembler.push().isSettled()) {
            return;
        }
        if (errorCode == Http2Error.REFUSED_STREAM.code()) {
            removeAssembler(streamId);
            owner.notProcessed(release(assembler), Failures.refused(endpoint, streamId), true);
        } else {
            fail(assembler.push(), Failures.reset(endpoint, streamId, errorCode));
        }
    }

    void onGoAway(int lastStreamId, long errorCode, ByteBuf debugData) {
        ReceivedGoAway goAway = ReceivedGoAway.of(lastStreamId, errorCode, ByteBufUtil.getBytes(debugData));
        whyLost = goAway.toString();
        retire();
        boolean barren = !answeredAny && lastStreamId == 0;
        owner.goneAway(this, goAway, barren);
        List<QueuedPush> latestFirst = pushesUnderWay();
        Collections.reverse(latestFirst);
        for (QueuedPush push : latestFirst) {
            int streamId = push.streamId();
            if (streamId > lastStreamId) {
                removeAssembler(streamId);
                push.onStream(null, 0);
                owner.notProcessed(push, Failures.notProcessed(endpoint, streamId, goAway), !barren);
            }
        }
    }

    void onStreamClosed(Http2Stream stream) {
        AnswerAssembler assembler = stream.removeProperty(assemblers);
        if (assembler != null
                && !assembler.push().isSettled()
                && assembler.push().connection() == this) {
            fail(
                    assembler.push(),
                    Failures.malformedAnswer(endpoint, stream.id(), "the stream was closed before its end"));
        }
        closeWhenIdle();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        super.handlerAdded(ctx);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        owner.progressed();
        super.channelReadComplete(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        retired = true;
        for (QueuedPush push : pushesUnderWay()) {
            fail(push, Failures.lostUnderWay(endpoint, push.streamId(), whyLost));
        }
        super.channelInactive(ctx);
        owner.closed(this, !answeredAny, whyLost);
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception.StreamException http2Cause) {
        AnswerAssembler assembler = assembler(http2Cause.streamId());
        if (assembler != null) {
            fail(
                    assembler.push(),
                    Failures.malformedAnswer(endpoint, http2Cause.streamId(), Failures.describe(http2Cause)));
        }
        super.onStreamError(ctx, outbound, cause, http2Cause);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception http2Cause) {
        whyLost = Failures.describe(http2Cause == null ? cause : http2Cause);
        retire();
        super.onConnectionError(ctx, outbound, cause, http2Cause);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        whyLost = Failures.describe(cause);
        if (cause instanceof IOException) {
            // Network errors are common, and each open push reports them to its sender, so they are not logged.
            ctx.close();
            return;
        }
        super.exceptionCaught(ctx, cause);
    }

    private void write(QueuedPush push, int streamId, Http2Headers headers) {
        push.onStream(this, streamId);
        byte[] body = push.outgoing().body();
        ChannelHandlerContext ctx = context();
        encoder()
                .writeHeaders(ctx, streamId, headers, 0, body.length == 0, ctx.newPromise())
                .addListener(written -> {
                    if (!written.isSuccess()) {
                        cannotWrite(push, streamId, written.cause());
                    }
                });
        Http2Stream stream = connection().stream(streamId);
        if (stream == null) {
            return;
        }
        stream.setProperty(assemblers, new AnswerAssembler(push));
        if (body.length > 0) {
            encoder().writeData(ctx, streamId, Unpooled.wrappedBuffer(body), 0, true, ctx.newPromise());
        }
    }

    private void cannotWrite(QueuedPush push, int streamId, Throwable cause) {
        if (push.connection() == this && push.streamId() == streamId) {
            fail(push, Failures.cannotWrite(endpoint, streamId, cause));
        }
    }

    private void complete(int streamId, AnswerAssembler assembler) {
        QueuedPush push = release(assembler);
        removeAssembler(streamId);
        if (assembler.hasStatus()) {
            answeredAny = true;
            push.answer(assembler.answer());
        } else {
            push.fail(Failures.malformedAnswer(endpoint, streamId, "it has no status of three digits"));
        }
        owner.settled(push);
        stopSendingTo(streamId);
    }

    /** The answer is complete although the request is not: sending the rest would only occupy a stream. */
    private void stopSendingTo(int streamId) {
        Http2Stream stream = connection().stream(streamId);
        if (stream != null && stream.state() == Http2Stream.State.OPEN) {
            resetStream(context(), streamId, Http2Error.CANCEL.code(), context().newPromise());
        }
    }

    private void fail(QueuedPush push, ApnsException failure) {
        push.fail(failure);
        owner.settled(push);
    }

    private static QueuedPush release(AnswerAssembler assembler) {
        QueuedPush push = assembler.push();
        push.onStream(null, 0);
        return push;
    }

    private List<QueuedPush> pushesUnderWay() {
        List<QueuedPush> pushes = new ArrayList<>();
        try {
            connection().forEachActiveStream(stream -> {
                AnswerAssembler assembler = stream.getProperty(assemblers);
                if (assembler != null && !assembler.push().isSettled()) {
                    pushes.add(assembler.push());
                }
                return true;
            });
        } catch (Http2Exception e) {
            throw new IllegalStateException("The visitor above throws nothing.", e);
        }
        return pushes;
    }

    private @Nullable AnswerAssembler assembler(int streamId) {
        Http2Stream stream = connection().stream(streamId);
        return stream == null ? null : stream.getProperty(assemblers);
    }

    private void removeAssembler(int streamId) {
        Http2Stream stream = connection().stream(streamId);
        if (stream != null) {
            stream.removeProperty(assemblers);
        }
    }

    private void retire() {
        retired = true;
        context().channel().eventLoop().execute(this::closeWhenIdle);
    }

    private void closeWhenIdle() {
        if (retired && connection().numActiveStreams() == 0) {
            close();
        }
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("The connection is used before it is open.");
        }
        return context;
    }
}
