/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

/**
 * A signing key as a back end holds it: what Apple's portal hands out as {@code AuthKey_<KEYID>.p8}, with the ids that
 * go into its provider tokens. Treat it as a secret if you brought it; {@link #toString()} leaves the key out.
 *
 * @param keyId 10 letters and digits: the {@code kid} of its provider tokens
 * @param teamId 10 letters and digits: the {@code iss} of its provider tokens
 * @param p8 the private key, PKCS #8 in PEM
 */
public record ProviderKey(String keyId, String teamId, String p8) {

    public ProviderKey {
        requireNonNull(keyId, "keyId");
        requireNonNull(teamId, "teamId");
        requireNonNull(p8, "p8");
    }

    @Override
    public String toString() {
        return "ProviderKey[keyId=" + keyId + ", teamId=" + teamId + "]";
    }
}
