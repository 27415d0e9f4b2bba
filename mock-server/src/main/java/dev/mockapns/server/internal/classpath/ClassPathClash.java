/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.classpath;

import dev.mockapns.server.cause.FakeCause;

/**
 * A class or method is missing while the fake is running: the class path has other releases of our libraries than we
 * need.
 */
public final class ClassPathClash {

    private ClassPathClash() {}

    /** Returns what {@code error} means. */
    public static FakeCause.MissingClass cause(LinkageError error) {
        return new FakeCause.MissingClass(root(error).toString());
    }

    /** A static initializer that failed names the class, and its cause tells why. */
    private static Throwable root(Throwable error) {
        Throwable cause = error.getCause();
        boolean tellsMore = cause instanceof LinkageError || error instanceof ExceptionInInitializerError;
        return cause != null && tellsMore ? root(cause) : error;
    }
}
