/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports errors after which a server cannot continue: memory ran out. Netty catches every error on its event loops, so the
 * handlers of connections pass their errors to {@link #report}. Thread-safe.
 */
public final class FatalErrors {

    /** Logs the error and leaves the JVM alone: what a server does that is embedded in the JVM of somebody else. */
    public static final Consumer<Error> LOG = FatalErrors::log;

    private static final Logger log = LoggerFactory.getLogger(FatalErrors.class);
    private static final int MAX_CAUSES = 10;

    private FatalErrors() {}

    /** The log line has no stack trace, since the memory for it may be missing. */
    private static void log(Error error) {
        log.error("{} (give this JVM more memory; docs/limits.md says what takes it)", error.toString());
    }

    /** Reports {@code cause} if memory ran out, or if that caused it; returns whether it did. */
    public static boolean report(Throwable cause, Consumer<? super Error> to) {
        Optional<OutOfMemoryError> error = outOfMemory(cause);
        error.ifPresent(to);
        return error.isPresent();
    }

    private static Optional<OutOfMemoryError> outOfMemory(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < MAX_CAUSES && cause != null; depth++) {
            if (cause instanceof OutOfMemoryError error) {
                return Optional.of(error);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
