/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates from PEM text. */
public final class CertificatePem {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private CertificatePem() {}

    /**
     * Returns every certificate in {@code pem}, in order.
     *
     * @param source what the text is called in messages: an argument's name, or a file
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    public static List<X509Certificate> parse(String source, String pem) {
        if (!pem.contains(BEGIN)) {
            throw new IllegalArgumentException(source + ": no certificate in " + pem.length()
                    + " characters (expected: one or more PEM blocks that begin with " + BEGIN + ")");
        }
        try {
            byte[] text = pem.substring(pem.indexOf(BEGIN)).getBytes(StandardCharsets.US_ASCII);
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    source + ": a certificate that cannot be read: " + e.getMessage()
                            + " (expected: PEM blocks with the base64 of X.509 certificates)",
                    e);
        }
    }
}
