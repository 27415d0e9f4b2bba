/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.protocol.Environment;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The host names and IP addresses that a server certificate is for. Never looks anything up in DNS.
 *
 * @param all host names in lower-case ASCII, IP addresses as the JDK writes them
 */
record HostNames(Set<String> all) {

    HostNames {
        all = Set.copyOf(all);
    }

    /**
     * Returns localhost, the loopback addresses, Apple's host names and the ones given.
     *
     * @throws IllegalArgumentException if one is neither a host name nor an IP address
     */
    static HostNames with(Collection<String> extra) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : List.of("localhost", "127.0.0.1", "::1")) {
            names.add(canonical(name));
        }
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
        Set<String> covered = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.get(1) instanceof String name) {
                    covered.add(canonical(name));
                }
            }
        } catch (CertificateParsingException | IllegalArgumentException e) {
            return false;
        }
        return covered.containsAll(all);
    }

    void addTo(CertificateBuilder certificate) {
        List<String> sorted = new ArrayList<>(all);
        sorted.sort(null);
        for (String name : sorted) {
            if (isAddress(name)) {
                certificate.addSanIpAddress(name);
            } else {
                certificate.addSanDnsName(name);
            }
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
            String prefix = trimmed.startsWith("*.") ? "*." : "";
            String ascii = IDN.toASCII(trimmed.substring(prefix.length()), IDN.USE_STD3_ASCII_RULES);
            if (!ascii.isEmpty()) {
                return prefix + ascii.toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException e) {
            throw invalid(name, e);
        }
        throw invalid(name, null);
    }

    private static String address(String literal) {
        try {
            return InetAddress.getByName(literal).getHostAddress();
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
