/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.internal.explain.Quantities;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Counts the changes of a journal, and lets threads wait for the next one. Shares the lock of the journal. */
final class Changes {

    private final ReentrantLock lock;
    private final Condition changed;
    private long count;
    private boolean closed;

    Changes(ReentrantLock lock) {
        this.lock = lock;
        this.changed = lock.newCondition();
    }

    /** Counts a change, and wakes the threads that wait. The caller holds the lock. */
    void signal() {
        count++;
        changed.signalAll();
    }

    /** As {@link #signal()}, for callers without the lock. */
    void signalFromOutside() {
        lock.lock();
        try {
            signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many changes came so far. The caller holds the lock. */
    long count() {
        return count;
    }

    /** Tells whether no more changes come. The caller holds the lock. */
    boolean isClosed() {
        return closed;
    }

    /** Ends every wait, because no more changes come. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #await(BooleanSupplier, long, String)}, for any change after the first {@code seen} ones. */
    void awaitAfter(long seen, long deadline, String what) {
        await(() -> count != seen, deadline, what);
    }

    /**
     * Returns when a change makes {@code done} true, when no more changes come, or at {@code deadline}.
     *
     * @param done is asked under the lock
     * @param deadline in the nanoseconds of {@link System#nanoTime()}
     * @param what the thread waits for, as messages name it
     * @throws AssertionError if the thread is interrupted
     */
    void await(BooleanSupplier done, long deadline, String what) {
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (!done.getAsBoolean() && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns why a wait ended without what it was for. */
    static String end(boolean closed, Duration timeout) {
        return closed ? ", and this fake is closed" : " within " + Quantities.span(timeout);
    }
}
