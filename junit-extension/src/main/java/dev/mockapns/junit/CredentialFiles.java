/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The CA and the signing key of a fake as files that only the owner may read. Written when first asked for, removed
 * when closed. Thread-safe.
 */
final class CredentialFiles implements AutoCloseable {

    private final MockApnsServer server;
    private final Deque<Path> written = new ArrayDeque<>();
    private Optional<Path> caFile = Optional.empty();
    private Optional<Path> keyFile = Optional.empty();

    CredentialFiles(MockApnsServer server) {
        this.server = server;
    }

    synchronized Path caFile() {
        Path file = caFile.orElseGet(() -> write("ca.pem", server.caPem()));
        caFile = Optional.of(file);
        return file;
    }

    synchronized Path keyFile() {
        ProviderKey key = server.key();
        Path file = keyFile.orElseGet(() -> write("AuthKey_" + key.keyId() + ".p8", key.p8()));
        keyFile = Optional.of(file);
        return file;
    }

    private Path write(String name, String text) {
        try {
            // If the file system has permissions, only the owner has them for either.
            Path directory = Files.createTempDirectory("mockapns");
            written.push(directory);
            Path file = Files.move(Files.createTempFile(directory, "new", ""), directory.resolve(name));
            written.push(file);
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + name + " for the application under test to a directory in "
                            + System.getProperty("java.io.tmpdir"),
                    e);
        }
    }

    @Override
    public synchronized void close() {
        while (!written.isEmpty()) {
            Path path = written.pop();
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + path, e);
            }
        }
    }
}
