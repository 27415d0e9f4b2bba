/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.stub;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;

/** What a {@link Stub} wants done with a request. */
public sealed interface StubResponse {

    /** Leaves the request to the rules. */
    static StubResponse thenRules() {
        return ThenRules.INSTANCE;
    }

    /** Accepts the request, whatever the rules would say. Nothing is delivered. */
    static StubResponse accept() {
        return Accept.INSTANCE;
    }

    /** Rejects the request with {@code reason} and the status that comes with it; with 410, as of the time of the answer. */
    static StubResponse reject(KnownReason reason) {
        return new Reject(requireNonNull(reason, "reason").status(), reason);
    }

    /**
     * Rejects the request. With status 410, the timestamp is the time of the answer.
     *
     * @param status the HTTP status, 400 to 599
     * @throws IllegalArgumentException if {@code status} is out of range
     */
    static StubResponse reject(int status, Reason reason) {
        return new Reject(status, reason);
    }

    /** See {@link StubResponse#thenRules()}. */
    enum ThenRules implements StubResponse {
        INSTANCE
    }

    /** See {@link StubResponse#accept()}. */
    enum Accept implements StubResponse {
        INSTANCE
    }

    /** See {@link StubResponse#reject(int, Reason)}. */
    record Reject(int status, Reason reason) implements StubResponse {

        public Reject {
            requireNonNull(reason, "reason");
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status: " + status + " (expected: 400 to 599)");
            }
        }
    }
}
