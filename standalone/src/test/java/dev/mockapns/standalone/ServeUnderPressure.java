/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code mockapns}, in a process that fills the heap when it reads a line, and keeps it. */
final class ServeUnderPressure {

    /**
     * Less than the amount that is checked for once a second; smaller pieces would take many seconds on a slow
     * machine.
     */
    private static final int SMALLEST_PIECE_BYTES = 16 * 1024;

    private static final List<byte[]> KEPT = new ArrayList<>(10_000);

    private ServeUnderPressure() {}

    public static void main(String[] args) {
        Thread pressure = new Thread(() -> {
            try {
                if (System.in.read() >= 0) {
                    takeAll();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        pressure.setDaemon(true);
        pressure.start();
        Main.main(args);
    }

    /** Hides the error, as libraries do that catch every Throwable. */
    private static void takeAll() {
        int size = 1 << 20;
        while (size >= SMALLEST_PIECE_BYTES) {
            try {
                KEPT.add(new byte[size]);
            } catch (OutOfMemoryError e) {
                size /= 2;
            }
        }
    }
}
