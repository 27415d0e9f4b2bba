/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.auth;

import java.time.Instant;

/**
 * One provider token.
 *
 * @param jwt in compact form, signature included: a secret for an hour
 * @param issuedAt its {@code iat}, with the fraction of a second
 */
public record ProviderToken(String jwt, Instant issuedAt) {

    @Override
    public String toString() {
        return "ProviderToken[issuedAt=" + issuedAt + "]";
    }
}
