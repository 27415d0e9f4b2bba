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
 * Ends this process when memory runs out. A JVM without memory may accept connections without answering, and ignore
 * signals. So everything that ending needs is made beforehand: two threads and one line of text. The first thread
 * also checks once a second that a small amount of memory can be allocated, because the error may be caught in code
 * that does not report it.
 */
final class OutOfMemoryExit {

    /** The exit code of HotSpot's option ExitOnOutOfMemoryError. */
    static final int EXIT_CODE = 3;

    static final String OUT_OF_MEMORY =
            "mockapns: out of memory, stopped (give it more: java -Xmx1g -jar mockapns.jar …;"
                    + " docs/limits.md lists what uses it)";

    private static final String BROKEN = "mockapns: an event loop ended with an error, stopped (start it again)";

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryExit.class);
    private static final long LOOK_NANOS = 1_000_000_000L;

    /** In case stderr is a pipe that nobody reads. */
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

    /** A field, so that the compiler does not remove the allocation. */
    private final AtomicReference<byte[]> piece = new AtomicReference<>(NOTHING);

    private OutOfMemoryExit() {}

    /**
     * Starts the check, and handles errors that no thread catches. {@code serve} passes on those that the fake
     * reports.
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
            // There is no output left to report this to.
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    @SuppressWarnings("ReferenceEquality") // Always true; the comparison only uses the array.
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
