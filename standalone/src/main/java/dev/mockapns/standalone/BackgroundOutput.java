/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Output that never makes its caller wait: a bounded queue, and one daemon thread that writes what stands there. A pipe
 * that nobody reads would otherwise stop whoever says something, an event loop too. What does not fit is dropped, and
 * the number of lines is told as soon as the rest was written. Thread-safe.
 */
final class BackgroundOutput {

    /** What one stream collects before it hands it over, flushed or not. */
    private static final int MAX_UNFLUSHED_BYTES = 1 << 16;

    private final OutputStream target;
    private final int capacity;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long droppedLines;
    private boolean started;
    private boolean writing;

    /** @param capacityBytes how much may wait */
    BackgroundOutput(OutputStream target, int capacityBytes) {
        this.target = target;
        this.capacity = capacityBytes;
    }

    /** Returns a new way in. What is written between two flushes is kept together, or dropped together. */
    OutputStream stream() {
        return new ListenerRole();
    }

    /**
     * Waits until everything was written that is waiting now or is added meanwhile.
     *
     * @return false if that took longer than {@code deadline}, or the thread was interrupted
     */
    synchronized boolean drain(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (writing || isAnythingToSay()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private synchronized void add(byte[] text) {
        start();
        // Having dropped something, it drops the rest too until it has said so: gaps are few, and told in their place.
        if (droppedLines > 0 || text.length > capacity - waitingBytes) {
            droppedLines += lines(text);
            notifyAll();
            return;
        }
        waiting.add(text);
        waitingBytes += text.length;
        notifyAll();
    }

    private void start() {
        if (!started) {
            started = true;
            Thread writer = new Thread(this::writeForever, "mockapns-output");
            writer.setDaemon(true);
            writer.start();
        }
    }

    private void writeForever() {
        try {
            while (true) {
                write(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized byte[] next() throws InterruptedException {
        writing = false;
        notifyAll();
        while (!isAnythingToSay()) {
            wait();
        }
        writing = true;
        byte[] text = waiting.poll();
        if (text == null) {
            text = notice(droppedLines);
            droppedLines = 0;
        } else {
            waitingBytes -= text.length;
        }
        return text;
    }

    private void write(byte[] text) {
        try {
            target.write(text);
            target.flush();
        } catch (IOException closedByItsReader) {
            // There is nobody left to tell.
        }
    }

    private boolean isAnythingToSay() {
        return !waiting.isEmpty() || droppedLines > 0;
    }

    private static byte[] notice(long lines) {
        return ("mockapns: " + lines + (lines == 1 ? " line was" : " lines were")
                        + " dropped here, because nobody read this output" + System.lineSeparator())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** At least one: a line that was cut is a line. */
    private static long lines(byte[] text) {
        long lines = 0;
        for (byte next : text) {
            if (next == '\n') {
                lines++;
            }
        }
        return Math.max(1, lines);
    }

    /** Keeps the words of one writer together. */
    private final class ListenerRole extends OutputStream {

        private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int next) {
            unflushed.write(next);
            limit();
        }

        @Override
        public synchronized void write(byte[] text, int offset, int length) {
            unflushed.write(text, offset, length);
            limit();
        }

        @Override
        public synchronized void flush() {
            if (unflushed.size() > 0) {
                add(unflushed.toByteArray());
                unflushed.reset();
            }
        }

        private void limit() {
            if (unflushed.size() >= MAX_UNFLUSHED_BYTES) {
                flush();
            }
        }
    }
}
