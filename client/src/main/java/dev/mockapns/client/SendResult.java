/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What APNs answered to one push.
 *
 * <p>Source: Apple, <em>Handling notification responses from APNs</em>.
 */
public sealed interface SendResult {

    /** Returns the id of the push in the answer, or if there is none, the id that the client chose. */
    ApnsId apnsId();

    /** Returns whether APNs accepted the push. That does not mean that it reaches a device. */
    boolean isAccepted();

    /** Returns the rejection, or empty if APNs accepted the push. */
    Optional<Rejected> rejected();

    /**
     * APNs accepted the push (status 200).
     *
     * @param apnsId the id of the push
     * @param uniqueId the key of the sandbox's Delivery Log; empty in production
     */
    record Accepted(ApnsId apnsId, Optional<String> uniqueId) implements SendResult {

        public Accepted {
            requireNonNull(apnsId, "apnsId");
            requireNonNull(uniqueId, "uniqueId");
        }

        /** Returns the result of a push that production accepted. For tests that replace {@link ApnsClient}. */
        public static Accepted of(ApnsId apnsId) {
            return new Accepted(apnsId, Optional.empty());
        }

        @Override
        public boolean isAccepted() {
            return true;
        }

        @Override
        public Optional<Rejected> rejected() {
            return Optional.empty();
        }
    }

    /**
     * APNs rejected the push.
     *
     * @param apnsId the id of the push
     * @param status the HTTP status, for example 410
     * @param reason why; an {@link dev.mockapns.protocol.UnknownReason} if the reason is new, or with the text
     * {@code status <number>} if the answer has no reason
     * @param timestamp with status 410: the time since which APNs knows that the device token is dead. Remove the
     * token only if the app registered it before that time
     */
    record Rejected(ApnsId apnsId, int status, Reason reason, Optional<Instant> timestamp) implements SendResult {

        public Rejected {
            requireNonNull(apnsId, "apnsId");
            requireNonNull(reason, "reason");
            requireNonNull(timestamp, "timestamp");
        }

        /** Returns a rejection with the status of {@code reason}. For tests that replace {@link ApnsClient}. */
        public static Rejected of(ApnsId apnsId, KnownReason reason) {
            return new Rejected(apnsId, requireNonNull(reason, "reason").status(), reason, Optional.empty());
        }

        /**
         * Returns a rejection of a dead device token, with the status of {@code reason}. For tests that replace
         * {@link ApnsClient}.
         *
         * @param timestamp since when the token is dead
         */
        public static Rejected of(ApnsId apnsId, KnownReason reason, Instant timestamp) {
            return new Rejected(
                    apnsId,
                    requireNonNull(reason, "reason").status(),
                    reason,
                    Optional.of(requireNonNull(timestamp, "timestamp")));
        }

        @Override
        public boolean isAccepted() {
            return false;
        }

        @Override
        public Optional<Rejected> rejected() {
            return Optional.of(this);
        }
    }
}
