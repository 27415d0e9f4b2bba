/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.server.internal.pem.Pem;
import dev.mockapns.server.internal.pem.PrivateFiles;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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

    /** Returns the certificate that is kept, or a new one of the same CA where that one will not do. */
    X509Bundle leafFor(HostNames names) {
        try {
            PrivateFiles.createDirectory(directory);
            CertificateAuthority authority = Files.exists(ca) ? readAuthority() : createAuthority();
            Optional<X509Bundle> kept = readLeaf(authority)
                    .filter(leaf -> isFresh(leaf.getCertificate()) && names.areCoveredBy(leaf.getCertificate()));
            return kept.isPresent() ? kept.get() : issue(authority, names);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use " + directory + " for the fake's CA: " + e
                            + " (name a directory that can be written, or mend its permissions)",
                    e);
        }
    }

    private CertificateAuthority createAuthority() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create();
        PrivateFiles.writeSecret(issuer, secret(authority.issuer()));
        PrivateFiles.writePublic(ca, Pem.of(authority.root()));
        return authority;
    }

    private CertificateAuthority readAuthority() throws IOException {
        try {
            X509Certificate root = Pem.certificates(Files.readString(ca)).get(0);
            root.checkValidity();
            CertificateAuthority authority = new CertificateAuthority(read(issuer, root));
            authority.issuer().getCertificate().verify(root.getPublicKey());
            authority.issuer().getCertificate().checkValidity();
            return authority;
        } catch (GeneralSecurityException | RuntimeException | CharacterCodingException | NoSuchFileException e) {
            throw broken(e);
        }
    }

    private Optional<X509Bundle> readLeaf(CertificateAuthority authority) throws IOException {
        if (!Files.exists(server)) {
            return Optional.empty();
        }
        try {
            X509Bundle leaf = read(server, authority.root());
            leaf.getCertificate().verify(authority.issuer().getCertificate().getPublicKey());
            return Optional.of(leaf);
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private X509Bundle issue(CertificateAuthority authority, HostNames names) throws IOException {
        X509Bundle leaf = authority.issueFor(names);
        PrivateFiles.writeSecret(server, secret(leaf));
        return leaf;
    }

    private static boolean isFresh(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(MIN_LEFT));
    }

    private static X509Bundle read(Path file, X509Certificate root) throws IOException, GeneralSecurityException {
        String text = Files.readString(file);
        List<X509Certificate> path = Pem.certificates(text);
        return X509Bundle.fromCertificatePath(
                path.toArray(X509Certificate[]::new), root, Pem.keyPair(text, path.get(0)));
    }

    private static String secret(X509Bundle bundle) {
        StringBuilder text = new StringBuilder(Pem.of(bundle.getKeyPair().getPrivate()));
        for (X509Certificate certificate : bundle.getCertificatePath()) {
            text.append(Pem.of(certificate));
        }
        return text.toString();
    }

    private UncheckedIOException broken(Exception cause) {
        String message = "the CA kept in " + directory + " is broken: " + cause.getMessage() + " (delete " + ca + ", "
                + issuer + " and " + server + " to have another made, and give clients the new ca.pem)";
        return new UncheckedIOException(message, new IOException(cause));
    }
}
