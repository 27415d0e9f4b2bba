/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * The fake's own CA: a root for clients to trust, and an issuer below it that signs the server certificates. The root's
 * private key is thrown away as soon as the issuer is signed. Certificates are backdated a day, for clocks that differ.
 *
 * @param issuer the intermediate certificate with its key; knows the root
 */
record CertificateAuthority(X509Bundle issuer) {

    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final Duration CA_LIFETIME = Duration.ofDays(3650);
    private static final Duration LEAF_LIFETIME = Duration.ofDays(365);

    static CertificateAuthority create() {
        Instant now = Instant.now();
        CertificateBuilder template = new CertificateBuilder()
                .ecp256()
                .notBefore(now.minus(BACKDATED))
                .notAfter(now.plus(CA_LIFETIME))
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign);
        try {
            X509Bundle root = template.copy()
                    .subject("CN=MockApns test root, OU=for tests only, O=MockApns")
                    .buildSelfSigned();
            return new CertificateAuthority(template.copy()
                    .subject("CN=MockApns test issuer, OU=for tests only, O=MockApns")
                    .setPathLengthConstraint(OptionalInt.of(0))
                    .buildIssuedBy(root));
        } catch (Exception e) {
            throw cannotSign(e);
        }
    }

    X509Bundle issueFor(HostNames names) {
        Instant now = Instant.now();
        CertificateBuilder leaf = new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost, OU=for tests only, O=MockApns")
                .notBefore(now.minus(BACKDATED))
                .notAfter(now.plus(LEAF_LIFETIME))
                .setKeyUsage(true, KeyUsage.digitalSignature)
                .addExtendedKeyUsageServerAuth();
        names.addTo(leaf);
        try {
            return leaf.buildIssuedBy(issuer);
        } catch (Exception e) {
            throw cannotSign(e);
        }
    }

    X509Certificate root() {
        return issuer.getRootCertificate();
    }

    private static IllegalStateException cannotSign(Exception cause) {
        return new IllegalStateException("this JVM cannot make P-256 certificates", cause);
    }
}
