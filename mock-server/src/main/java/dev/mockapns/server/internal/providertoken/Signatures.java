/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import dev.mockapns.server.cause.ProviderTokenFormatCause.SignatureNotEs256;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;

/** The signatures of ES256: 64 bytes as JOSE requires, or DER as OpenSSL writes it. */
final class Signatures {

    private static final int COORDINATE = 32;
    private static final int RAW = 2 * COORDINATE;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private Signatures() {}

    /** Returns the 64 bytes of r and s, from either encoding. */
    static Parsed.Signature toRaw(byte[] signature, List<Deviation> deviations) {
        if (signature.length == RAW) {
            return new Parsed.Signature(signature);
        }
        byte[] raw = new byte[RAW];
        if (isDer(signature, raw)) {
            deviations.add(Deviation.SIGNATURE_IN_DER);
            return new Parsed.Signature(raw);
        }
        return new Parsed.Signature(new SignatureNotEs256(signature.length));
    }

    static boolean verify(Parsed token, PublicKey key) {
        try {
            byte[] signed = token.signed().getBytes(StandardCharsets.US_ASCII);
            return Jwts.SIG.ES256.verify(
                    new VerifyRequest(signed, token.signature().raw(), key));
        } catch (JwtException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDer(byte[] der, byte[] raw) {
        if (der.length < 8 || (der[0] & 0xff) != SEQUENCE || der[1] != der.length - 2) {
            return false;
        }
        int s = integer(der, 2, raw, 0);
        return s > 0 && integer(der, s, raw, COORDINATE) == der.length;
    }

    /** Copies the INTEGER at {@code at}; returns where the next one begins, or -1. */
    private static int integer(byte[] der, int at, byte[] raw, int to) {
        if (at + 2 > der.length || der[at] != INTEGER) {
            return -1;
        }
        int length = der[at + 1];
        int end = at + 2 + length;
        if (length < 1 || end > der.length) {
            return -1;
        }
        BigInteger value = new BigInteger(der, at + 2, length);
        if (value.signum() < 0 || value.bitLength() > COORDINATE * 8) {
            return -1;
        }
        byte[] bytes = value.toByteArray();
        int copied = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - copied, raw, to + COORDINATE - copied, copied);
        return end;
    }
}
