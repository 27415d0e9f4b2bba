/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits until this process gets SIGTERM or SIGINT, or the waiting thread is interrupted. The waiting thread then
 * closes everything in order, and the process ends with exit code 0.
 */
final class StopSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endProcess, "mockapns-stop");
    private boolean interrupted;

    private StopSignal() {}

    /** Handles signals from now on. To be closed last. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Waits for the signal, without a limit. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            // Restored by close(): files are written before that, which an interrupted thread cannot do.
            interrupted = true;
        }
    }

    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void endProcess() {
        asked.countDown();
        boolean clean = false;
        try {
            clean = stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Streams.finish();
        // Otherwise the exit code would be that of the signal (143, 130), which CI takes for a failure.
        Runtime.getRuntime().halt(clean ? 0 : 1);
    }
}
