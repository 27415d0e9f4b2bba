/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when memory runs out. What a JVM does then is undefined: its ports may accept and nobody answer, and a
 * signal may do nothing. So everything that the end takes is made beforehand: two threads and one line. The first thread
 * also finds out by itself, once a second, whether a small piece of memory can still be had, because an error may be caught
 * where nobody looks for it.
 */
final class OutOfMemoryExit {

    /** As HotSpot's own ExitOnOutOfMemoryError has it. */
    static final int EXIT_CODE = 3;

    static final String OUT_OF_MEMORY =
            "mockapns: out of memory, stopped (give it more: java -Xmx1g -jar mockapns.jar …;"
                    + " docs/limits.md says what takes it)";

    private static final String BROKEN = "mockapns: an event loop ended with an error, stopped (start it again)";

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryExit.class);
    private static final long LOOK_NANOS = 1_000_000_000L;

    /** For a pipe that nobody reads. */
    private static final long WRITE_NANOS = 1_000_000_000L;

    private static final int PIECE_BYTES = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final byte[] outOfMemory = line(OUT_OF_MEMORY);
    private final byte[] broken = line(BROKEN);
    private final Thread watch = daemon(this::watch, "mockapns-memory");
    private final Thread deadline = daemon(this::endWithoutLine, "mockapns-memory-deadline");
    private volatile boolean isOver;
    private volatile boolean isBroken;

    /** Kept, so that the compiler does not leave it out. */
    private final AtomicReference<byte[]> piece = new AtomicReference<>(NOTHING);

    private OutOfMemoryExit() {}

    /**
     * Begins to watch, and hears of errors that no thread catches. Of those that {@code serve} is told of by the fake it hears
     * in the same way.
     */
    static void install() {
        OutOfMemoryExit exit = new OutOfMemoryExit();
        exit.watch.start();
        exit.deadline.start();
        Thread.setDefaultUncaughtExceptionHandler(exit::uncaught);
    }

    private void uncaught(Thread thread, Throwable error) {
        if (error instanceof OutOfMemoryError || error instanceof InternalError) {
            isBroken = error instanceof InternalError;
            isOver = true;
            LockSupport.unpark(watch);
        } else {
            LOG.error("the thread {} ended", thread.getName(), error);
        }
    }

    private void watch() {
        while (!isOver && isMemoryLeft()) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        isOver = true;
        LockSupport.unpark(deadline);
        try {
            err.write(isBroken ? broken : outOfMemory);
        } catch (IOException | OutOfMemoryError closedByItsReader) {
            // There is nobody left to tell.
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    @SuppressWarnings("ReferenceEquality") // Always so; asked only to use the array.
    private boolean isMemoryLeft() {
        try {
            return piece.getAndSet(new byte[PIECE_BYTES]) == NOTHING;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            piece.set(NOTHING);
        }
    }

    private void endWithoutLine() {
        while (!isOver) {
            LockSupport.park(this);
        }
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < WRITE_NANOS) {
            LockSupport.parkNanos(this, WRITE_NANOS);
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static byte[] line(String text) {
        return (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
