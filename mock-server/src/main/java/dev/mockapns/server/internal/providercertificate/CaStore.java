/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import dev.mockapns.server.internal.pem.FileProblem;
import dev.mockapns.server.internal.pem.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** A CA that is created when it is first needed, and stored in a file if it must outlive the JVM. Thread-safe. */
final class CaStore {

    private static final String FILE_NAME = "provider-issuer.pem";

    private final Optional<Path> file;
    private volatile Optional<ProviderCa> made;

    /** Creates a CA that is kept in memory only. */
    CaStore() {
        this.file = Optional.empty();
        this.made = Optional.empty();
    }

    /** Creates a CA that is kept in a file of {@code directory}. Reads the file if it exists. */
    CaStore(Path directory) {
        this.file = Optional.of(directory.resolve(FILE_NAME));
        this.made = file.filter(PrivateFiles::exists).map(CaStore::read);
    }

    /** Never waits. */
    Optional<ProviderCa> ifMade() {
        return made;
    }

    synchronized ProviderCa get() {
        Optional<ProviderCa> known = made;
        if (known.isPresent()) {
            return known.get();
        }
        ProviderCa ca = ProviderCa.create();
        file.ifPresent(path -> write(path, ca));
        made = Optional.of(ca);
        return ca;
    }

    private static ProviderCa read(Path file) {
        try {
            return ProviderCa.parse(PrivateFiles.read(file));
        } catch (GeneralSecurityException e) {
            throw broken(file, e);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void write(Path file, ProviderCa ca) {
        try {
            PrivateFiles.createDirectory(file.resolveSibling(""));
            PrivateFiles.writeSecret(file, ca.pem());
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static UncheckedIOException broken(Path file, Exception cause) {
        String message = "the CA of provider certificates kept in " + file + " is broken: " + cause.getMessage()
                + " (delete it to have another made, and give back ends certificates of that one)";
        return new UncheckedIOException(message, new IOException(cause));
    }

    private static UncheckedIOException unusable(Path file, IOException cause) {
        return new UncheckedIOException(
                "cannot use " + file + " for the CA of provider certificates: " + FileProblem.of(file, cause), cause);
    }
}
