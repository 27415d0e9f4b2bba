/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in order on one daemon thread, which exists only while there are some. To wake a thread costs the caller more
 * than everything else here, so the thread looks for more tasks by itself for a moment before it waits to be woken. Thread-safe.
 */
final class EventQueue {

    /** How long tasks may wait for the thread to look again, so that many tasks wake it once. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LIFE_WITHOUT_TASK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean waits;
    private boolean closed;
    private long wakeUps;

    /** Adds a task, which runs soon. Returns false if this is closed. */
    synchronized boolean add(Runnable task) {
        if (closed) {
            return false;
        }
        tasks.add(task);
        if (thread == null) {
            start();
        } else if (waits) {
            wake();
        }
        return true;
    }

    /** Adds a task, which runs at once after those before it. Returns false if this is closed. */
    synchronized boolean addUrgent(Runnable task) {
        boolean added = add(task);
        wake();
        return added;
    }

    private void start() {
        wakeUps++;
        Thread next = new Thread(this::work, "mock-apns-events");
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    private void wake() {
        wakeUps++;
        waits = false;
        notifyAll();
    }

    synchronized int size() {
        return tasks.size();
    }

    /** Returns how often adding a task has woken or started the thread. */
    synchronized long wakeUps() {
        return wakeUps;
    }

    /** Removes the tasks that wait, and returns them. */
    synchronized List<Runnable> drain() {
        List<Runnable> waiting = new ArrayList<>(tasks);
        tasks.clear();
        return waiting;
    }

    /** Runs no other task from now on, interrupts the one that runs, and returns those that wait. */
    synchronized List<Runnable> close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
        return drain();
    }

    private void work() {
        boolean orderly = false;
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
            orderly = true;
        } finally {
            if (!orderly) {
                replace();
            }
        }
    }

    /** Lets another thread do the rest, because a task threw an error. */
    private synchronized void replace() {
        thread = null;
        if (!tasks.isEmpty()) {
            start();
        }
    }

    /** Returns the next task; null if the thread is to end. */
    private synchronized @Nullable Runnable next() {
        try {
            if (!closed) {
                Thread.interrupted(); // A task may have left it set, and it is not for the next one.
            }
            awaitTask(LOOK_AGAIN_NANOS);
            waits = tasks.isEmpty();
            awaitTask(LIFE_WITHOUT_TASK_NANOS);
        } catch (InterruptedException e) {
            // By close(), which leaves no task.
        }
        waits = false;
        Runnable task = tasks.poll();
        thread = task == null ? null : thread;
        return task;
    }

    private void awaitTask(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (tasks.isEmpty() && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
