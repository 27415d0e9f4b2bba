/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.http2.FatalErrors;
import java.util.function.Consumer;

/**
 * What a server does where the machine comes to its limits.
 *
 * @param maxConnections how many connections may be open; one more is closed at once
 * @param fatal is told when memory runs out, on any thread
 */
public record ListenerLimits(int maxConnections, Consumer<? super Error> fatal) {

    /** How many connections may be open unless told otherwise, where the heap is large enough. */
    public static final int MAX_CONNECTIONS = 10_000;

    /** What a connection with TLS takes of the heap and of direct memory while little is sent; a generous estimate. */
    static final int CONNECTION_BYTES = 128 * 1024;

    public ListenerLimits {
        requireNonNull(fatal, "fatal");
    }

    /** Returns the limits of a server that leaves its JVM alone. */
    public static ListenerLimits defaults() {
        return new ListenerLimits(defaultConnections(), FatalErrors.LOG);
    }

    /** Tells whether memory that ran out is reported to anything but the log. */
    boolean isWatched() {
        return !fatal.equals(FatalErrors.LOG);
    }

    /** Returns how many connections the heap has room for, beside everything else, up to {@link #MAX_CONNECTIONS}. */
    public static int defaultConnections() {
        return (int) Math.min(MAX_CONNECTIONS, Runtime.getRuntime().maxMemory() / CONNECTION_BYTES);
    }
}
