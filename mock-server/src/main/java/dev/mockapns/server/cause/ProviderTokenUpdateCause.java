/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The provider token of a connection, or of all connections from an address, changed too often. Times are the fake's. */
public sealed interface ProviderTokenUpdateCause extends Cause {

    /** Returns the address whose connections are counted together; empty where each connection counts for itself. */
    Optional<String> address();

    /** Returns until when all requests are refused. */
    Instant refusedUntil();

    /** Returns how far the fake's clock is ahead of wall time. */
    Duration clockAhead();

    /**
     * This request changes the provider token too early.
     *
     * @param keptFor how long the provider token before was in use
     * @param minimum how long APNs wants one in use
     * @param earlyChangesBefore how many changes in a row were early, too, and allowed
     */
    record ProviderTokenChangedEarly(
            Optional<String> address,
            Duration keptFor,
            Duration minimum,
            int earlyChangesBefore,
            Instant refusedUntil,
            Duration clockAhead)
            implements ProviderTokenUpdateCause {

        public ProviderTokenChangedEarly {
            requireNonNull(address, "address");
            requireNonNull(keptFor, "keptFor");
            requireNonNull(minimum, "minimum");
            requireNonNull(refusedUntil, "refusedUntil");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * An earlier request changed the provider token too early, and the time that it has to be kept is not over.
     *
     * @param refusedAt when that request came
     * @param keptFor how long the provider token was in use then
     */
    record StillRefused(
            Optional<String> address, Instant refusedAt, Duration keptFor, Instant refusedUntil, Duration clockAhead)
            implements ProviderTokenUpdateCause {

        public StillRefused {
            requireNonNull(address, "address");
            requireNonNull(refusedAt, "refusedAt");
            requireNonNull(keptFor, "keptFor");
            requireNonNull(refusedUntil, "refusedUntil");
            requireNonNull(clockAhead, "clockAhead");
        }
    }
}
