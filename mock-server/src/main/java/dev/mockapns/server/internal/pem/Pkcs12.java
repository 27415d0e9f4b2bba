/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;

/**
 * A certificate with its private key as a PKCS #12 file (RFC 7292) that every reader takes: encrypted with Triple DES and
 * guarded by an HMAC with SHA-1, as a keychain exports it. What the JDK writes, SHA-256 with AES, is not read by Go's
 * {@code x/crypto/pkcs12}. Triple DES and SHA-1 are weak, which does not matter for the key of a fake.
 */
public final class Pkcs12 {

    private static final int ITERATIONS = 2048;

    private Pkcs12() {}

    /** Returns the bytes of the file. The certificates of the issuers are left out: several readers take only one. */
    public static byte[] of(String name, X509Certificate certificate, PrivateKey key, String password) {
        char[] secret = password.toCharArray();
        try {
            PKCS12SafeBagBuilder certificateBag = new PKCS12SafeBagBuilder(new JcaX509CertificateHolder(certificate));
            PKCS12SafeBagBuilder keyBag =
                    new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(key.getEncoded()), encryptor(secret));
            PKCS12SafeBag[] encrypted = {named(certificateBag, name)};
            return new PKCS12PfxPduBuilder()
                    .addData(named(keyBag, name))
                    .addEncryptedData(encryptor(secret), encrypted)
                    .build(new BcPKCS12MacCalculatorBuilder().setIterationCount(ITERATIONS), secret)
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | IOException | PKCSException e) {
            throw new IllegalStateException("this JVM cannot write PKCS #12", e);
        }
    }

    /** With a local key id, by which readers know which certificate a key belongs to. */
    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String name) {
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(name))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, new DEROctetString(new byte[] {1}))
                .build();
    }

    private static OutputEncryptor encryptor(char[] password) {
        return new BcPKCS12PBEOutputEncryptorBuilder(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                        CBCBlockCipher.newInstance(new DESedeEngine()))
                .setIterationCount(ITERATIONS)
                .build(password);
    }
}
