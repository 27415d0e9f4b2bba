/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.auth;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the P-256 private key of a {@code .p8} file. Its messages never contain the input: it may be a key. */
public final class PrivateKeyPem {

    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final String REMEDY =
            " (expected: the text of AuthKey_<KEYID>.p8 as Apple's developer portal hands it out, a P-256 key in PKCS #8,"
                    + " beginning with -----BEGIN PRIVATE KEY-----)";

    private static final String MAKE_ONE =
            "; for a test, `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one";

    private PrivateKeyPem() {}

    /**
     * Returns the key in {@code pem}.
     *
     * @throws IllegalArgumentException if {@code pem} is not a P-256 private key, PKCS #8 in PEM
     */
    public static PrivateKey parse(String pem) {
        Matcher block = PEM.matcher(pem);
        if (!block.find()) {
            throw refused("no PEM block in " + pem.length() + " characters");
        }
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> p256(decode(block.group(2)));
            case "EC PRIVATE KEY" ->
                throw refused("a key in SEC 1, which `openssl pkcs8 -topk8 -nocrypt -in FILE` converts to PKCS #8");
            case "ENCRYPTED PRIVATE KEY" ->
                throw refused("an encrypted key, which `openssl pkcs8 -topk8 -nocrypt -in FILE` decrypts");
            case "PUBLIC KEY" -> throw refused("a public key instead of the private key");
            default -> throw refused("a PEM block of type " + block.group(1));
        };
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("a PEM block that is not base64");
        }
    }

    private static PrivateKey p256(byte[] pkcs8) {
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw refused(
                    "a PEM block of " + pkcs8.length + " bytes that is no elliptic-curve key in PKCS #8" + MAKE_ONE);
        }
        if (!(key instanceof ECPrivateKey ecKey) || !isP256(ecKey.getParams())) {
            throw refused("an elliptic-curve key that is not on P-256" + MAKE_ONE);
        }
        return key;
    }

    private static boolean isP256(ECParameterSpec curve) {
        try {
            AlgorithmParameters p256 = AlgorithmParameters.getInstance("EC");
            p256.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec expected = p256.getParameterSpec(ECParameterSpec.class);
            return curve.getCurve().equals(expected.getCurve())
                    && curve.getGenerator().equals(expected.getGenerator())
                    && curve.getOrder().equals(expected.getOrder());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not know the curve P-256, which APNs needs.", e);
        }
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("p8: " + what + REMEDY);
    }
}
