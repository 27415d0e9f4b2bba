/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.Future;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DirectMemoryWatchTest {

    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Error> fatal = new LinkedBlockingQueue<>();

    @Test
    void a_lack_of_memory_is_reported_once() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("of the test");

        Future<?> watch = DirectMemoryWatch.start(EventLoops.next(), without(error), fatal::add);

        assertThat(fatal.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isSameAs(error);
        assertThat(watch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(fatal).isEmpty();
    }

    /** An allocator that has no direct memory left. */
    private static ByteBufAllocator without(OutOfMemoryError error) {
        return new AbstractByteBufAllocator(true) {
            @Override
            public boolean isDirectBufferPooled() {
                return false;
            }

            @Override
            protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
                throw error;
            }

            @Override
            protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
                throw error;
            }
        };
    }
}
