/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.internal.http2.FatalErrors;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks once a second whether direct memory is left. Netty gives up some frames without telling anybody when it is not, and
 * their clients wait.
 */
final class DirectMemoryWatch {

    private static final long LOOK_SECONDS = 1;

    /** More than a pooled chunk has left over, so that the allocator has to ask for memory. */
    private static final int PIECE_BYTES = 4 * 1024 * 1024;

    private final ByteBufAllocator allocator;
    private final Consumer<? super Error> fatal;

    private DirectMemoryWatch(ByteBufAllocator allocator, Consumer<? super Error> fatal) {
        this.allocator = allocator;
        this.fatal = fatal;
    }

    /** Begins to look, on {@code loop}; ends when the future is cancelled, or when nothing is left. */
    static Future<?> start(EventLoop loop, ByteBufAllocator allocator, Consumer<? super Error> fatal) {
        DirectMemoryWatch watch = new DirectMemoryWatch(allocator, fatal);
        return loop.scheduleWithFixedDelay(watch::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            allocator.directBuffer(PIECE_BYTES).release();
        } catch (OutOfMemoryError e) {
            FatalErrors.report(e, fatal);
            throw e; // Ends the task: one error is enough.
        }
    }
}
