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
 * Output that never makes its caller wait: a bounded queue, and one daemon thread that writes its contents. Otherwise
 * a pipe that nobody reads would block the threads that print, event loops included. Text that does not fit is
 * dropped, and the number of dropped lines is printed once the rest is written. Thread-safe.
 */
final class BackgroundOutput {

    /** The most that one stream collects before it hands the text over, flushed or not. */
    private static final int MAX_UNFLUSHED_BYTES = 1 << 16;

    private final OutputStream target;
    private final int capacity;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long droppedLines;
    private boolean started;
    private boolean writing;

    /** @param capacityBytes how many bytes may wait */
    BackgroundOutput(OutputStream target, int capacityBytes) {
        this.target = target;
        this.capacity = capacityBytes;
    }

    /** Returns a new stream into this output. Text between two flushes is written or dropped as a whole. */
    OutputStream stream() {
        return new ListenerRole();
    }

    /**
     * Waits until all text is written, also text that is added meanwhile.
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
        // After the first dropped text it drops all text until the message about it is written, so that there are few
        // gaps and each is reported in its place.
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
            // There is no output left to report this to.
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

    /** At least one: part of a line counts as a line. */
    private static long lines(byte[] text) {
        long lines = 0;
        for (byte next : text) {
            if (next == '\n') {
                lines++;
            }
        }
        return Math.max(1, lines);
    }

    /** Keeps the text of one writer together. */
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
