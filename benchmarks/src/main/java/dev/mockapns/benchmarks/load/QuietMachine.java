/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.IOException;

/** Waits until other processes leave the cores alone. */
final class QuietMachine {

    /** Which part of all cores others may use. */
    static final double TOLERANCE = 0.05;

    private static final int TRIES = 150;
    private static final int SAMPLE_MILLIS = 2000;

    private QuietMachine() {}

    static void await() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            double busy = ProcessFigures.busySeconds();
            Thread.sleep(SAMPLE_MILLIS);
            busy = ProcessFigures.busySeconds() - busy;
            if (busy * 1000 / SAMPLE_MILLIS / Runtime.getRuntime().availableProcessors() <= TOLERANCE) {
                return;
            }
        }
        throw new IOException("other processes have used more than " + Math.round(TOLERANCE * 100)
                + " % of this machine for " + TRIES * SAMPLE_MILLIS / 60_000 + " min: stop them, and start again");
    }
}
