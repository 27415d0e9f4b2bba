/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import dev.mockapns.server.internal.pem.Pem;
import dev.mockapns.server.internal.providercertificate.Signing.Extensions;
import dev.mockapns.server.internal.providercertificate.Signing.Validity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The CA that provider certificates come from: as at Apple, not the CA of the server certificate. The private key of
 * its root is discarded once the issuer is signed.
 *
 * @param issuer signs the provider certificates
 * @param key of the issuer
 */
record ProviderCa(X509Certificate root, X509Certificate issuer, PrivateKey key) {

    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(3650);

    static ProviderCa create() {
        X500Name rootName = name("MockApns test root of provider certificates");
        X500Name issuerName = name("MockApns test developer relations");
        KeyPair rootKeys = Signing.keyPair();
        KeyPair issuerKeys = Signing.keyPair();
        Instant now = Instant.now();
        Validity validity = new Validity(now.minus(BACKDATED), now.plus(LIFETIME));
        return new ProviderCa(
                Signing.sign(rootName, rootKeys.getPrivate(), rootName, rootKeys, validity, ca(1)),
                Signing.sign(rootName, rootKeys.getPrivate(), issuerName, issuerKeys, validity, ca(0)),
                issuerKeys.getPrivate());
    }

    /** @throws GeneralSecurityException if {@code pem} is not what {@link #pem()} writes, or has expired */
    static ProviderCa parse(String pem) throws GeneralSecurityException {
        List<X509Certificate> certificates = Pem.certificates(pem);
        if (certificates.size() != 2) {
            throw new GeneralSecurityException(certificates.size() + " certificates in it instead of 2");
        }
        X509Certificate issuer = certificates.get(0);
        X509Certificate root = certificates.get(1);
        issuer.verify(root.getPublicKey());
        issuer.checkValidity();
        return new ProviderCa(root, issuer, Pem.keyPair(pem, issuer).getPrivate());
    }

    /** Returns all of it as PEM, the private key included. */
    String pem() {
        return Pem.of(key) + Pem.of(issuer) + Pem.of(root);
    }

    /** Tells whether this CA signed {@code certificate}. */
    boolean signed(X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Signs a certificate for {@code keys}. */
    X509Certificate sign(X500Name subject, KeyPair keys, Validity validity, Extensions extensions) {
        X500Name name = X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        return Signing.sign(name, key, subject, keys, validity, extensions);
    }

    private static X500Name name(String commonName) {
        return new X500Name("CN=" + commonName + ", OU=for tests only\\, not of Apple, O=MockApns");
    }

    private static Extensions ca(int pathLength) {
        return certificate -> {
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        };
    }

    @Override
    public String toString() {
        return "ProviderCa[" + issuer.getSubjectX500Principal() + "]";
    }
}
