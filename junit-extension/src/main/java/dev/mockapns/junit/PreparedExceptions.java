/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import java.util.Set;

/**
 * Exceptions that HotSpot has prepared for code that throws them often (its option OmitStackTraceInFastThrow): one
 * object for all throws, without message and stack trace, to which nothing can be attached. {@code list.get(0)} on an
 * empty list throws one in the second failing test of a JVM.
 */
final class PreparedExceptions {

    private static final Set<Class<?>> KINDS = Set.of(
            ArithmeticException.class,
            ArrayIndexOutOfBoundsException.class,
            ArrayStoreException.class,
            ClassCastException.class,
            NullPointerException.class);

    private PreparedExceptions() {}

    /** Returns {@code failure}, or if it is a prepared one, a new exception with it as the cause. */
    static Throwable replaced(Throwable failure) {
        if (!KINDS.contains(failure.getClass()) || failure.getStackTrace().length > 0) {
            return failure;
        }
        return new AssertionError(
                failure.getClass().getName()
                        + ", which the JVM throws without message and stack trace if it is thrown often"
                        + " (java -XX:-OmitStackTraceInFastThrow shows both)",
                failure);
    }
}
