/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** What jjwt needs to verify a signature; its own builder of this is in jjwt-impl. */
final class VerifyRequest implements VerifySecureDigestRequest<PublicKey> {

    private final byte[] signed;
    private final byte[] signature;
    private final PublicKey key;

    VerifyRequest(byte[] signed, byte[] signature, PublicKey key) {
        this.signed = signed;
        this.signature = signature;
        this.key = key;
    }

    @Override
    public InputStream getPayload() {
        return new ByteArrayInputStream(signed);
    }

    @Override
    public byte[] getDigest() {
        return signature;
    }

    @Override
    public PublicKey getKey() {
        return key;
    }

    @Override
    @SuppressWarnings("NullAway") // jjwt's contract: null means the JDK's choice
    public @Nullable Provider getProvider() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // jjwt's contract: null means the JDK's choice
    public @Nullable SecureRandom getSecureRandom() {
        return null;
    }
}
