/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.connection.ConnectionRules;
import dev.mockapns.server.internal.connection.Event;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the client is idle, on the fake's clock, and reports it to {@link ConnectionRules}, which decides. Whatever
 * moves that clock or changes the idle timeout must call {@link #check}.
 */
final class IdleWatch {

    /** No timer runs longer: nanoseconds in a long end after 292 years, and it only looks again. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Http2Server server;
    private final Activity activity;
    private final ConnectionDriver driver;
    private Future<?> timer = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);

    IdleWatch(Http2Server server, Activity activity, ConnectionDriver driver) {
        this.server = server;
        this.activity = activity;
        this.driver = driver;
    }

    /** Reports how long the client is idle, and looks again when the idle timeout may be over. */
    void check(ChannelHandlerContext ctx) {
        timer.cancel(false);
        Instant now = server.clock().instant();
        Optional<Duration> left =
                ConnectionRules.idleTimeLeft(activity.last(), server.options().get(), now);
        if (left.isEmpty() || ctx.isRemoved()) {
            return;
        }
        driver.handle(ctx, new Event.ClockMoved(activity.last(), now));
        if (!left.get().isNegative() && !left.get().isZero()) {
            Duration wait = left.get().compareTo(LONGEST) < 0 ? left.get() : LONGEST;
            timer = ctx.executor().schedule(() -> check(ctx), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        timer.cancel(false);
    }
}
