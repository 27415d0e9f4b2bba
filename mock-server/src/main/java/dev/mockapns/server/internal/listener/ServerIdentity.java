/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.internal.pem.Pem;
import dev.mockapns.server.world.ProviderCertificate;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The TLS identity of a server: its certificate, with the CA behind it. Immutable and thread-safe; costly to make, free to share. */
public final class ServerIdentity {

    private final X509Bundle leaf;
    private final ServerTls tls;

    private ServerIdentity(X509Bundle leaf) {
        this.leaf = leaf;
        this.tls = ServerTls.of(leaf);
    }

    /**
     * Returns the identity of this JVM: one CA, kept in memory, and one certificate for each set of host names.
     *
     * @param extraHostNames host names and IP addresses beyond localhost, the loopback addresses and Apple's host names
     * @throws IllegalArgumentException if one is neither
     */
    public static ServerIdentity shared(List<String> extraHostNames) {
        return Shared.of(HostNames.with(extraHostNames));
    }

    /**
     * Returns the identity that {@code directory} keeps, and puts one there if it has none. The CA stays the same for as
     * long as the directory does; the certificate is replaced when it is about to expire or lacks a host name.
     *
     * @param extraHostNames as with {@link #shared}
     * @throws java.io.UncheckedIOException if the directory cannot be used, or what it keeps is damaged or incomplete; the
     *     message names the file and the remedy
     * @throws IllegalArgumentException if a host name is malformed
     */
    public static ServerIdentity keptIn(Path directory, List<String> extraHostNames) {
        return new ServerIdentity(new CertificateStore(directory).leafFor(HostNames.with(extraHostNames)));
    }

    /**
     * Checks names for {@link #shared} or {@link #keptIn} beforehand.
     *
     * @throws IllegalArgumentException if one is neither a host name nor an IP address
     */
    public static void checkHostNames(List<String> names) {
        HostNames.with(names);
    }

    /** Returns the root certificate, which clients are to trust. */
    public X509Certificate root() {
        return leaf.getRootCertificate();
    }

    /** Returns {@link #root} as PEM. */
    public String rootPem() {
        return Pem.of(root());
    }

    /** Returns a TLS context for clients that trusts {@link #root} and nothing else. */
    public SSLContext trusting() {
        return TlsContexts.trusting(root());
    }

    /** As {@link #trusting()}, and presents {@code certificate} to the server. */
    public SSLContext trusting(ProviderCertificate certificate) {
        return TlsContexts.trusting(root(), certificate);
    }

    /** Tells whether the certificate is for {@code host}. */
    boolean isFor(String host) {
        return HostNames.isCovered(host, leaf.getCertificate());
    }

    ServerTls tls() {
        return tls;
    }

    X509Certificate certificate() {
        return leaf.getCertificate();
    }

    private static final class Shared {

        private static final int MAX_CERTIFICATES = 64;
        private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
        private static final Map<HostNames, ServerIdentity> IDENTITIES = new LinkedHashMap<>();

        static synchronized ServerIdentity of(HostNames names) {
            ServerIdentity known = IDENTITIES.get(names);
            if (known != null) {
                return known;
            }
            if (IDENTITIES.size() == MAX_CERTIFICATES) {
                IDENTITIES.remove(IDENTITIES.keySet().iterator().next());
            }
            ServerIdentity made = new ServerIdentity(AUTHORITY.issueFor(names));
            IDENTITIES.put(names, made);
            return made;
        }
    }
}
