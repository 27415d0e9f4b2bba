/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a provider token, before its signature is verified.
 *
 * @param issuedAt the {@code iat}, in seconds since 1970
 * @param deviations where it deviates from the standards
 */
record Parsed(
        Optional<String> algorithm,
        Optional<String> keyId,
        Optional<String> teamId,
        IssuedAt issuedAt,
        String signed,
        Signature signature,
        List<Deviation> deviations) {

    /**
     * The {@code iat}.
     *
     * @param fault why it is not a time; empty if it is one
     */
    record IssuedAt(long seconds, Optional<Cause> fault) {

        private static final long MAX_SECONDS = 1_000_000_000_000_000L;

        /** Limits it to what a calendar has, so that it can be calculated with. */
        IssuedAt {
            seconds = Math.max(0, Math.min(seconds, MAX_SECONDS));
        }
    }

    /** The signature: 64 bytes, or the fault that keeps it from being that. */
    static final class Signature {

        private final byte[] raw;
        private final Optional<Cause> fault;

        /** Creates a signature that may be one of ES256. */
        Signature(byte[] raw) {
            this.raw = raw;
            this.fault = Optional.empty();
        }

        /** Creates a signature that is not one of ES256. */
        Signature(Cause fault) {
            this.raw = new byte[0];
            this.fault = Optional.of(fault);
        }

        byte[] raw() {
            return raw;
        }

        /** Returns why it is not the signature of ES256; empty where it may be one. */
        Optional<Cause> fault() {
            return fault;
        }
    }
}
