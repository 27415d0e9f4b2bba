/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.connection.ConnectionRules;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection on which nothing came for as long as an option says, on the fake's clock. That clock runs with wall time
 * and can be moved: whoever moves it, or the option, has {@link #check} called.
 */
final class IdleWatch {

    /** No timer runs longer: nanoseconds in a long end after 292 years, and it only looks again. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Http2Server listener;
    private final ConnectionDriver driver;
    private Instant lastSign;
    private Future<?> timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);

    IdleWatch(Http2Server listener, ConnectionDriver driver) {
        this.listener = listener;
        this.driver = driver;
        this.lastSign = listener.clock().instant();
    }

    /** Notes that a PING came: a sign of life, unless an option says otherwise. */
    void ping() {
        if (listener.options().get().connections().pingKeepsAlive()) {
            alive();
        }
    }

    /** Notes a sign of life. */
    void alive() {
        lastSign = listener.clock().instant();
    }

    /** Returns since when nothing came, on the fake's clock. */
    Instant since() {
        return lastSign;
    }

    /** Ends the connection if its time is over; otherwise looks again when it may be. */
    void check(ChannelHandlerContext ctx) {
        timer.cancel(false);
        Instant now = listener.clock().instant();
        Optional<Duration> left =
                ConnectionRules.idleTimeLeft(lastSign, listener.options().get(), now);
        if (left.isEmpty() || ctx.isRemoved()) {
            return;
        }
        driver.clockMoved(ctx, lastSign, now);
        if (!left.get().isNegative() && !left.get().isZero()) {
            Duration wait = left.get().compareTo(LONGEST) < 0 ? left.get() : LONGEST;
            timer = ctx.executor().schedule(() -> check(ctx), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        timer.cancel(false);
    }
}
