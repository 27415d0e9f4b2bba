/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.internal.pem.FileProblem;
import dev.mockapns.server.internal.pem.Pem;
import dev.mockapns.server.internal.pem.PrivateFiles;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A directory that keeps a CA and a server certificate: {@code ca.pem} for clients to trust, {@code issuer.pem} and
 * {@code server.pem} with a private key each. {@code ca.pem} is written last: where it is missing, so is the CA.
 */
final class CertificateStore {

    /** A certificate is replaced when it has less than this left. */
    private static final Duration MIN_LEFT = Duration.ofDays(30);

    private final Path directory;
    private final Path ca;
    private final Path issuer;
    private final Path server;

    CertificateStore(Path directory) {
        this.directory = directory;
        this.ca = directory.resolve("ca.pem");
        this.issuer = directory.resolve("issuer.pem");
        this.server = directory.resolve("server.pem");
    }

    /**
     * Returns the certificate that is kept, or a new one of the same CA where that one is about to expire or lacks a name.
     *
     * @throws UncheckedIOException if the directory cannot be used, or what it keeps is damaged or incomplete; the message
     *     names the file and the remedy
     */
    X509Bundle leafFor(HostNames names) {
        try {
            PrivateFiles.createDirectory(directory);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
        CertificateAuthority authority = PrivateFiles.exists(ca) ? readAuthority() : createAuthority();
        Optional<X509Bundle> kept = PrivateFiles.exists(server) ? Optional.of(readLeaf(authority)) : Optional.empty();
        return kept.filter(leaf -> isFresh(leaf.getCertificate()) && names.areCoveredBy(leaf.getCertificate()))
                .orElseGet(() -> issue(authority, names));
    }

    private CertificateAuthority createAuthority() {
        if (PrivateFiles.exists(server)) {
            throw new UncheckedIOException(
                    "there is no " + ca + ", but a certificate of that CA in " + server
                            + " (put ca.pem back, or delete " + issuer + " and " + server
                            + " to have another CA made, and give clients the new ca.pem)",
                    new NoSuchFileException(ca.toString()));
        }
        CertificateAuthority authority = CertificateAuthority.create();
        write(PrivateFiles::writeSecret, issuer, secret(authority.issuer()));
        write(PrivateFiles::writePublic, ca, Pem.of(authority.root()));
        return authority;
    }

    private CertificateAuthority readAuthority() {
        String rootText = text(ca);
        if (!PrivateFiles.exists(issuer)) {
            throw brokenCa("there is no " + issuer, new NoSuchFileException(issuer.toString()));
        }
        String issuerText = text(issuer);
        try {
            X509Certificate root = Pem.certificates(rootText).get(0);
            root.checkValidity();
            CertificateAuthority authority = new CertificateAuthority(bundle(issuerText, root));
            authority.issuer().getCertificate().verify(root.getPublicKey());
            authority.issuer().getCertificate().checkValidity();
            return authority;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw brokenCa(String.valueOf(e.getMessage()), e);
        }
    }

    private X509Bundle readLeaf(CertificateAuthority authority) {
        String text = text(server);
        try {
            X509Bundle leaf = bundle(text, authority.root());
            leaf.getCertificate().verify(authority.issuer().getCertificate().getPublicKey());
            return leaf;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UncheckedIOException(
                    "the server certificate in " + server + " is damaged, or not of the CA in " + ca + ": "
                            + e.getMessage() + " (delete it to have another made; clients need nothing new)",
                    new IOException(e));
        }
    }

    private X509Bundle issue(CertificateAuthority authority, HostNames names) {
        X509Bundle leaf = authority.issueFor(names);
        write(PrivateFiles::writeSecret, server, secret(leaf));
        return leaf;
    }

    private static boolean isFresh(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(MIN_LEFT));
    }

    private static String text(Path file) {
        try {
            return PrivateFiles.read(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static X509Bundle bundle(String text, X509Certificate root) throws GeneralSecurityException {
        List<X509Certificate> path = Pem.certificates(text);
        return X509Bundle.fromCertificatePath(
                path.toArray(X509Certificate[]::new), root, Pem.keyPair(text, path.get(0)));
    }

    private interface Writer {
        void write(Path file, String text) throws IOException;
    }

    private static void write(Writer writer, Path file, String text) {
        try {
            writer.write(file, text);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static String secret(X509Bundle bundle) {
        StringBuilder text = new StringBuilder(Pem.of(bundle.getKeyPair().getPrivate()));
        for (X509Certificate certificate : bundle.getCertificatePath()) {
            text.append(Pem.of(certificate));
        }
        return text.toString();
    }

    private UncheckedIOException brokenCa(String cause, Exception e) {
        String message = "the CA kept in " + directory + " is broken: " + cause + " (delete " + ca + ", " + issuer
                + " and " + server + " to have another made, and give clients the new ca.pem)";
        return new UncheckedIOException(message, new IOException(e));
    }

    private static UncheckedIOException unusable(Path file, IOException e) {
        return new UncheckedIOException("cannot use " + file + " for the fake's CA: " + FileProblem.of(file, e), e);
    }
}
