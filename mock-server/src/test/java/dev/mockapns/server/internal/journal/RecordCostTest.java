/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mockapns.server.cause.Dialect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What recording a push costs the event loop. */
class RecordCostTest {

    private static final int PUSHES = 10_000;

    /** One and a half times what it is: the kept request, the entry, what takes its later events, and runs with dots. */
    private static final int MOST_BYTES = 540;

    private final Pushes pushes = new Pushes();

    @Test
    void a_push_that_repeats_its_headers_allocates_little() {
        ExchangeJournal journal = new ExchangeJournal(PUSHES, 64L << 20, Dialect.JAVA);
        long ofRequests = allocatedBy(i -> pushes.next(body(i)));
        long ofBoth = allocatedBy(i -> pushes.record(journal, body(i)));

        assertThat((ofBoth - ofRequests) / PUSHES).isLessThan(MOST_BYTES);
    }

    @Test
    void recording_takes_the_lock_once() {
        CountedLock lock = new CountedLock();
        ExchangeJournal journal = new ExchangeJournal(PUSHES, 64L << 20, Dialect.JAVA, lock);

        for (int i = 0; i < 100; i++) {
            pushes.record(journal, body(i));
            journal.afterRecord();
        }

        assertThat(lock.taken).isEqualTo(100);
    }

    private interface Step {
        void take(int i);
    }

    /** Returns how much the second round allocates: the first fills the journal and what is made once. */
    private static long allocatedBy(Step step) {
        for (int i = 0; i < PUSHES; i++) {
            step.take(i);
        }
        long before = allocated();
        for (int i = 0; i < PUSHES; i++) {
            step.take(i);
        }
        return allocated() - before;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] body(int i) {
        return ("{\"aps\":{\"alert\":{\"title\":\"Order shipped\",\"body\":\"Order " + i
                        + " is on its way. It arrives today.\"},\"badge\":1},\"url\":\"https://www.example.com/\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final class CountedLock extends ReentrantLock {

        private static final long serialVersionUID = 1;

        private int taken;

        @Override
        public void lock() {
            taken++;
            super.lock();
        }
    }
}
