/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.internal.quoting.Quoted;
import java.time.Instant;

/** The test decided it, not a rule. */
public sealed interface AuthorCause extends Cause {

    /** A stub rejected the request. */
    record StubRejected() implements AuthorCause {}

    /**
     * This device token was chosen to be rejected.
     *
     * @param token as in the path
     * @param since when it was chosen, on the fake's clock
     */
    record TokenRejected(String token, Reason reason, Instant since) implements AuthorCause {

        public TokenRejected {
            token = Quoted.plain(requireNonNull(token, "token"));
            requireNonNull(reason, "reason");
            requireNonNull(since, "since");
        }
    }

    /** A stub accepted the push. */
    record StubAccepted() implements AuthorCause {}

    /**
     * A stub threw an exception, or returned null.
     *
     * @param exception the simple name of its class
     * @param message its first line; empty if it has none
     */
    record StubFailed(String exception, String message) implements AuthorCause {

        public StubFailed {
            requireNonNull(exception, "exception");
            message = Quoted.plain(requireNonNull(message, "message"));
        }
    }
}
