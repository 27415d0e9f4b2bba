/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code mockapns}, in a process that allocates all memory of one kind when it reads a line, and keeps it. */
final class ServeUnderPressure {

    /**
     * Less than the amount that is checked for once a second; smaller pieces would take many seconds on a slow
     * machine.
     */
    private static final int SMALLEST_PIECE_BYTES = 16 * 1024;

    private static final List<Object> KEPT = new ArrayList<>(10_000);

    private ServeUnderPressure() {}

    public static void main(String[] args) {
        boolean direct = args[0].equals("direct");
        Thread pressure = new Thread(() -> {
            try {
                if (System.in.read() >= 0) {
                    takeAll(direct);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        pressure.setDaemon(true);
        pressure.start();
        Main.main(Arrays.copyOfRange(args, 1, args.length));
    }

    /** Hides the error, as libraries do that catch every Throwable. */
    private static void takeAll(boolean direct) {
        int size = 1 << 20;
        while (size >= SMALLEST_PIECE_BYTES) {
            try {
                KEPT.add(direct ? ByteBufAllocator.DEFAULT.directBuffer(size) : new byte[size]);
            } catch (OutOfMemoryError e) {
                size /= 2;
            }
        }
    }
}
