/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.stubbing;

/** A stub threw an exception, or returned null. Its cause is what the stub threw. */
public final class StubFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final String exception;

    StubFailure(Throwable cause) {
        super(firstLine(cause), cause);
        exception = cause.getClass().getSimpleName();
    }

    /** Returns the simple name of the class of what the stub threw. */
    public String exception() {
        return exception;
    }

    /** Returns the first line of its message; empty if it has none. */
    public String firstLine() {
        return String.valueOf(getMessage());
    }

    private static String firstLine(Throwable cause) {
        return cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
    }
}
