/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * A signing key in the format of Apple's {@code .p8} files: PKCS #8 in PEM, on the curve P-256.
 *
 * @param pem the private key
 */
record P8(String pem, PublicKey publicKey) {

    private static final String CURVE = "secp256r1";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private static final String MAKE_ONE = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256";
    private static final String CONVERT = "openssl pkcs8 -topk8 -nocrypt -in FILE";

    static P8 generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            return new P8(pem(pair.getPrivate()), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no key on the curve " + CURVE, e);
        }
    }

    /** @throws IllegalArgumentException if {@code pem} is not a P-256 private key in PKCS #8 PEM */
    static P8 parse(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw refused(insteadOfKey(pem));
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new P8(pem, publicKeyOf((ECPrivateKey) key));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw refused(
                    "what stands between the PEM lines is not an EC private key on the curve P-256; APNs takes ES256"
                            + " only: make the key in Apple's portal, or with " + MAKE_ONE);
        }
    }

    private static String insteadOfKey(String pem) {
        String missing = "no \"" + BEGIN + "\"; ";
        if (pem.contains("BEGIN EC PRIVATE KEY")) {
            return missing + "it is in SEC 1 form: convert it with " + CONVERT;
        }
        if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
            return missing + "it is encrypted: take the password off with " + CONVERT;
        }
        if (pem.contains("BEGIN RSA PRIVATE KEY")) {
            return missing + "it is an RSA key, and APNs takes ES256 only: make the key in Apple's portal, or with "
                    + MAKE_ONE;
        }
        if (pem.contains("BEGIN PUBLIC KEY")) {
            return missing + "it is a public key: pass the private one, the .p8 file of Apple's developer portal";
        }
        return missing + "pass the text of the .p8 file as Apple's developer portal hands it out";
    }

    private static PublicKey publicKeyOf(ECPrivateKey key) throws GeneralSecurityException {
        X9ECParameters curve = CustomNamedCurves.getByName(CURVE);
        BigInteger field = curve.getCurve().getField().getCharacteristic();
        boolean isP256 = key.getParams().getOrder().equals(curve.getN())
                && key.getParams().getCurve().getField().getFieldSize() == field.bitLength()
                && key.getParams()
                        .getGenerator()
                        .getAffineX()
                        .equals(curve.getG().getAffineXCoord().toBigInteger());
        if (!isP256) {
            throw new GeneralSecurityException("another curve");
        }
        org.bouncycastle.math.ec.ECPoint point =
                curve.getG().multiply(key.getS()).normalize();
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, key.getParams()));
    }

    private static String pem(PrivateKey key) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return BEGIN + "\n" + encoder.encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("p8: " + why + " (expected: a P-256 private key in PKCS #8 PEM)");
    }

    @Override
    public String toString() {
        return "P8[" + publicKey + "]";
    }
}
