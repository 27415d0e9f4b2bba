/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.Event;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
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
 * Measures how long a client takes to complete a request, to take an answer, or to complete a frame or a header block, and
 * reports what takes too long to {@link ConnectionRules}, which decides. Looks a few times within the timeout that an option
 * sets, and counts how often it has seen the same; so a stall lasts a little longer than the timeout, and a request costs nothing.
 */
final class Stalls {

    private static final int LOOKS = 4;

    /** No timer runs longer: nanoseconds in a long end after 292 years. */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(10_000);

    private final Http2Connection connection;
    private final Http2Connection.PropertyKey looksKey;
    private final Http2Server server;
    private final CheckedFrameReader reader;
    private final ConnectionDriver driver;
    private Future<?> timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);
    private long framesSeen;
    private int looksAtFrame;

    Stalls(Http2Connection connection, Http2Server server, CheckedFrameReader reader, ConnectionDriver driver) {
        this.connection = connection;
        this.looksKey = connection.newKey();
        this.server = server;
        this.reader = reader;
        this.driver = driver;
    }

    /** Begins to look, if anything is not complete. */
    void watch(ChannelHandlerContext ctx) {
        Optional<Duration> timeout = server.options().get().connections().requestTimeout();
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
            driver.handle(ctx, new Event.FrameStalled(timeout));
            return;
        }
        for (Http2Stream stream : stalledStreams()) {
            boolean requestOpen = stream.state() == Http2Stream.State.OPEN;
            driver.handle(ctx, stream.id(), new Event.StreamStalled(stream.id(), requestOpen, timeout));
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
