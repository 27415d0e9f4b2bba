/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.classpath;

/**
 * The explanation of a class or method that is missing while the fake is at work: the class path has other releases of our
 * libraries than we need, and the client can do nothing about it.
 *
 * @param because the facts
 * @param advice the remedy
 */
public record ClassPathClash(String because, String advice) {

    private static final String ADVICE =
            "the client is not at fault: compare the versions of Netty, Jackson and SLF4J in"
                    + " `mvn dependency:tree` or `gradle dependencies`, and import one BOM for each; the stack trace is in the log";

    /** Returns what to say of {@code error}. */
    public static ClassPathClash of(LinkageError error) {
        return new ClassPathClash(
                "MockApns misses a class or method on the class path of this JVM: " + cause(error), ADVICE);
    }

    /** A static initializer that failed names the class, and its cause tells why. */
    private static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        boolean tellsMore = cause instanceof LinkageError || error instanceof ExceptionInInitializerError;
        return cause != null && tellsMore ? cause(cause) : error;
    }
}
