/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.script;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;

/** What a {@link Script} wants done with a request. */
public sealed interface Directive {

    /** Leaves the request to the rules. */
    static Directive judge() {
        return Judge.INSTANCE;
    }

    /** Accepts the request, whatever the rules would say. Nothing is delivered. */
    static Directive accept() {
        return Accept.INSTANCE;
    }

    /** Rejects the request with {@code reason} and the status that comes with it; with 410, as of the time of the answer. */
    static Directive reject(KnownReason reason) {
        return new Reject(requireNonNull(reason, "reason").status(), reason);
    }

    /**
     * Rejects the request. With status 410, the timestamp is the time of the answer.
     *
     * @param status the HTTP status, 400 to 599
     * @throws IllegalArgumentException if {@code status} is out of range
     */
    static Directive reject(int status, Reason reason) {
        return new Reject(status, reason);
    }

    /** See {@link Directive#judge()}. */
    enum Judge implements Directive {
        INSTANCE
    }

    /** See {@link Directive#accept()}. */
    enum Accept implements Directive {
        INSTANCE
    }

    /** See {@link Directive#reject(int, Reason)}. */
    record Reject(int status, Reason reason) implements Directive {

        public Reject {
            requireNonNull(reason, "reason");
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status: " + status + " (expected: 400 to 599)");
            }
        }
    }
}
