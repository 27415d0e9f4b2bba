/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.protocol.Environment;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/**
 * The host names and IP addresses that a server certificate is for. Never looks anything up in DNS.
 *
 * @param all host names in lower-case ASCII, IP addresses as the JDK writes them
 */
record HostNames(Set<String> all) {

    /** Underscores too: no host name may have one, but the services of a docker-compose file do. */
    private static final Pattern HOST_NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

    /** The names that every certificate is for, as {@link #canonical} returns them. */
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    HostNames {
        all = Set.copyOf(all);
    }

    /**
     * Returns localhost, the loopback addresses, Apple's host names and the ones given.
     *
     * @throws IllegalArgumentException if one is neither a host name nor an IP address
     */
    static HostNames with(Collection<String> extra) {
        Set<String> names = new LinkedHashSet<>(LOCAL);
        for (Environment environment : Environment.values()) {
            names.addAll(environment.hostNames());
            names.add(environment.managementHost());
        }
        for (String name : extra) {
            names.add(canonical(name));
        }
        return new HostNames(names);
    }

    /** Tells whether {@code certificate} is for all of these. */
    boolean areCoveredBy(X509Certificate certificate) {
        return namesIn(certificate).containsAll(all);
    }

    /** Tells whether {@code certificate} is for {@code host}, by itself or by a wildcard (RFC 6125, section 6.4.3). */
    static boolean isCovered(String host, X509Certificate certificate) {
        String name = host.toLowerCase(Locale.ROOT);
        Set<String> covered = namesIn(certificate);
        return covered.contains(name) || covered.contains("*" + name.substring(Math.max(0, name.indexOf('.'))));
    }

    /** Returns the names that {@code certificate} is for; none if they cannot be read. */
    private static Set<String> namesIn(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.get(1) instanceof String name) {
                    names.add(canonical(name));
                }
            }
        } catch (CertificateParsingException | IllegalArgumentException e) {
            return Set.of();
        }
        return names;
    }

    /** Written with Bouncy Castle, since netty-pkitesting takes neither wildcards nor underscores. */
    void addTo(CertificateBuilder certificate) {
        GeneralName[] alternatives = all.stream()
                .sorted()
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        try {
            byte[] encoded = new GeneralNames(alternatives).getEncoded();
            certificate.addExtensionOctetString(Extension.subjectAlternativeName.getId(), false, encoded);
        } catch (IOException e) {
            throw new IllegalStateException("host names that cannot be encoded: " + all, e);
        }
    }

    private static boolean isAddress(String name) {
        return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
    }

    private static String canonical(String name) {
        String trimmed = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        if (isAddress(trimmed)) {
            return address(trimmed);
        }
        try {
            String ascii = IDN.toASCII(trimmed).toLowerCase(Locale.ROOT);
            if (HOST_NAME.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(name, e);
        }
        throw invalid(name, null);
    }

    /** Without the zone of a link-local address, which a certificate cannot hold. */
    private static String address(String literal) {
        int zone = literal.indexOf('%');
        try {
            return InetAddress.getByName(zone < 0 ? literal : literal.substring(0, zone))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw invalid(literal, e);
        }
    }

    private static IllegalArgumentException invalid(String name, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "host name: \"" + name + "\" (expected: a host name such as apns.test, *.test, or an IP address)",
                cause);
    }
}
