/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import java.util.List;
import java.util.Optional;

/**
 * A provider token taken apart; nothing of it is believed yet.
 *
 * @param issuedAt the {@code iat}, in seconds since 1970
 * @param dialects in which respects it strays from the standards, in words
 */
record Parsed(
        Optional<String> algorithm,
        Optional<String> keyId,
        Optional<String> teamId,
        IssuedAt issuedAt,
        String signed,
        Signature signature,
        List<String> dialects) {

    /**
     * The {@code iat}.
     *
     * @param fault why it is not a time; empty where it is one
     */
    record IssuedAt(long seconds, String fault) {

        private static final long MAX_SECONDS = 1_000_000_000_000_000L;

        /** Cuts what no calendar has, so that times can be reckoned with. */
        IssuedAt {
            seconds = Math.max(0, Math.min(seconds, MAX_SECONDS));
        }
    }

    /** The signature: 64 bytes, or the fault that keeps it from being that. */
    static final class Signature {

        private final byte[] raw;
        private final String fault;

        private Signature(byte[] raw, String fault) {
            this.raw = raw;
            this.fault = fault;
        }

        static Signature of(byte[] raw) {
            return new Signature(raw, "");
        }

        static Signature faulty(String fault) {
            return new Signature(new byte[0], fault);
        }

        byte[] raw() {
            return raw;
        }

        /** Returns why it is not the signature of ES256; empty where it may be one. */
        String fault() {
            return fault;
        }
    }
}
