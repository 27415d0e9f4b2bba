/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.Writer;
import java.time.Duration;
import java.util.regex.Pattern;

/** The output of a running command; tests can wait for a part of it. */
final class Printed extends Writer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] buffer, int offset, int length) {
        synchronized (text) {
            text.append(buffer, offset, length);
            text.notifyAll();
        }
    }

    /** Waits until a part of the output matches, and returns all of it. */
    String await(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (text) {
            while (!wanted.matcher(text).find()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError("expected " + pattern + " within " + PATIENCE + ", found:\n" + text);
                }
                text.wait(millis);
            }
            return text.toString();
        }
    }

    @Override
    public String toString() {
        synchronized (text) {
            return text.toString();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
