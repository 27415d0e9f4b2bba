/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends what a client does not bring to an end: a request that is not complete, an answer that it does not take, a frame or a
 * header block of which a part is missing. Looks a few times within the timeout that an option says, and counts how often
 * it has seen the same; so a stall lives a little longer than the timeout, and nothing costs anything for each request.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written, Netty ends the stream or the connection for.
final class Stalls {

    private static final int LOOKS = 4;

    /** No timer runs longer: nanoseconds in a long end after 292 years. */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(10_000);

    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final Http2Connection.PropertyKey looksKey;
    private final Http2Server listener;
    private final CheckedFrameReader reader;
    private final ConnectionNotes notes;
    private final ConnectionDriver driver;
    private Future<?> timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);
    private long framesSeen;
    private int looksAtFrame;

    Stalls(
            Http2ConnectionHandler handler,
            Http2Server listener,
            CheckedFrameReader reader,
            ConnectionNotes notes,
            ConnectionDriver driver) {
        this.handler = handler;
        this.connection = handler.connection();
        this.looksKey = connection.newKey();
        this.listener = listener;
        this.reader = reader;
        this.notes = notes;
        this.driver = driver;
    }

    /** Begins to look, if anything is to be brought to an end. */
    void watch(ChannelHandlerContext ctx) {
        Optional<Duration> timeout = listener.options().get().connections().requestTimeout();
        if (timer.isDone() && timeout.isPresent() && isAnythingOpen()) {
            Duration wanted = timeout.get().dividedBy(LOOKS);
            Duration period = wanted.compareTo(LONGEST_PERIOD) < 0 ? wanted : LONGEST_PERIOD;
            timer = ctx.executor().schedule(() -> look(ctx, timeout.get()), period.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        timer.cancel(false);
    }

    private boolean isAnythingOpen() {
        return connection.numActiveStreams() > 0 || reader.isInsideFrame();
    }

    private void look(ChannelHandlerContext ctx, Duration timeout) {
        timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);
        if (ctx.isRemoved()) {
            return;
        }
        if (isFrameStalled()) {
            notes.frameStalled(timeout);
            driver.frameStalled(ctx);
            return;
        }
        for (Http2Stream stream : stalledStreams()) {
            notes.streamStalled(stream.id(), stream.state() == Http2Stream.State.OPEN, timeout);
            handler.resetStream(ctx, stream.id(), Http2Error.CANCEL.code(), ctx.newPromise());
        }
        ctx.flush();
        watch(ctx);
    }

    private boolean isFrameStalled() {
        boolean same = reader.isInsideFrame() && reader.framesRead() == framesSeen;
        looksAtFrame = same ? looksAtFrame + 1 : 0;
        framesSeen = reader.framesRead();
        return looksAtFrame >= LOOKS;
    }

    private List<Http2Stream> stalledStreams() {
        List<Http2Stream> stalled = new ArrayList<>();
        try {
            connection.forEachActiveStream(stream -> {
                Integer before = stream.getProperty(looksKey);
                int looks = before == null ? 1 : before + 1;
                stream.setProperty(looksKey, looks);
                if (looks > LOOKS && !stream.isResetSent()) {
                    stalled.add(stream);
                }
                return true;
            });
        } catch (Http2Exception e) {
            throw new IllegalStateException("streams that cannot be listed", e);
        }
        return stalled;
    }
}
