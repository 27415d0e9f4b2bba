/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.quoting.Quoted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the certificate that a client presented in the TLS handshake; valid or not, and without any key. Source: Apple,
 * <em>Establishing a certificate-based connection to APNs</em>.
 *
 * @param serialNumber in hex, upper case
 * @param commonName the CN of its subject, such as {@code Apple Push Services: com.example.orders}; empty where it has none
 * @param issuer the CN of its issuer; empty where that has none
 * @param issuedHere whether the CA of this fake signed it; nothing else in it can be believed where not
 * @param environments where it may be used: extensions 1.2.840.113635.100.6.3.1 (sandbox) and .2 (production)
 * @param topics what it may push to: the lists in extensions 1.2.840.113635.100.6.3.6 and .4, or without a list the UID of
 *     its subject; malformed ones are left out
 * @param notBefore from when on it is valid
 * @param notAfter until when it is valid
 */
public record ClientCertificate(
        String serialNumber,
        String commonName,
        String issuer,
        boolean issuedHere,
        Set<Environment> environments,
        List<Topic> topics,
        Instant notBefore,
        Instant notAfter) {

    private static final int LONGEST_NAME = 120;

    public ClientCertificate {
        requireNonNull(serialNumber, "serialNumber");
        commonName = cut(requireNonNull(commonName, "commonName"));
        issuer = cut(requireNonNull(issuer, "issuer"));
        environments = Set.copyOf(requireNonNull(environments, "environments"));
        topics = List.copyOf(requireNonNull(topics, "topics"));
        requireNonNull(notBefore, "notBefore");
        requireNonNull(notAfter, "notAfter");
    }

    /** Returns the topic of a push that names none: the only one of this certificate, or empty where it has several. */
    public Optional<Topic> defaultTopic() {
        return topics.size() == 1 ? Optional.of(topics.get(0)) : Optional.empty();
    }

    private static String cut(String name) {
        return Quoted.plain(name, LONGEST_NAME);
    }
}
