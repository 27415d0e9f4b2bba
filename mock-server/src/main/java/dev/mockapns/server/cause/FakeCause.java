/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.quoting.Quoted;

/** The fake itself failed; the client did nothing wrong. */
public sealed interface FakeCause extends Cause {

    /**
     * An internal error while handling a request: a bug in MockApns.
     *
     * @param failure the exception, as its {@code toString} has it
     */
    record UnexpectedError(String failure) implements FakeCause {

        public UnexpectedError {
            failure = Quoted.plain(requireNonNull(failure, "failure"));
        }
    }

    /**
     * The class path lacks a class or method, because it has other releases of libraries than MockApns needs.
     *
     * @param missing the error of the JVM, as its {@code toString} has it
     */
    record MissingClass(String missing) implements FakeCause {

        public MissingClass {
            missing = Quoted.plain(requireNonNull(missing, "missing"));
        }
    }
}
