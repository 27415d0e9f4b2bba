/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.quoting.SignatureMask;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses the certificate that a client presented. Never throws, whatever is in it. */
final class CertificateReader {

    /** RFC 5280, section 4.1.2.2, allows 20 bytes. */
    private static final int MAX_SERIAL_BITS = 160;

    private CertificateReader() {}

    static ClientCertificate read(X509Certificate certificate, boolean issuedHere) {
        return new ClientCertificate(
                serialNumber(certificate.getSerialNumber()),
                SubjectName.commonName(certificate.getSubjectX500Principal()).orElse(""),
                SubjectName.commonName(certificate.getIssuerX500Principal()).orElse(""),
                issuedHere,
                environments(certificate),
                topics(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static String serialNumber(BigInteger number) {
        return number.bitLength() <= MAX_SERIAL_BITS
                ? number.toString(16).toUpperCase(Locale.ROOT)
                : "of " + number.bitLength() + " bits";
    }

    private static Set<Environment> environments(X509Certificate certificate) {
        Set<Environment> environments = EnumSet.noneOf(Environment.class);
        for (Environment environment : Environment.values()) {
            if (certificate.getExtensionValue(AppleExtensions.of(environment)) != null) {
                environments.add(environment);
            }
        }
        return environments;
    }

    /**
     * The subject speaks for itself unless there is the list of all topics; a list of VoIP topics alone only adds to
     * it.
     */
    private static List<Topic> topics(X509Certificate certificate) {
        List<Topic> all = listed(certificate, AppleExtensions.TOPICS);
        Set<Topic> topics = new LinkedHashSet<>(all);
        if (all.isEmpty()) {
            SubjectName.userId(certificate.getSubjectX500Principal())
                    .flatMap(Topic::parse)
                    .ifPresent(topics::add);
        }
        topics.addAll(listed(certificate, AppleExtensions.VOIP_TOPICS));
        topics.removeIf(topic -> SignatureMask.isIn(topic.value())); // topics are shown and kept as they are
        return new ArrayList<>(topics);
    }

    private static List<Topic> listed(X509Certificate certificate, String extension) {
        return Optional.ofNullable(certificate.getExtensionValue(extension))
                .map(TopicList::read)
                .orElse(List.of());
    }
}
