/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.mockapns.protocol.internal.FileProblems;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * {@code connection.json}: written atomically once the fake is ready, removed when it stops. Replaces and removes
 * only files that a {@code serve} wrote.
 */
final class ConnectionFile implements AutoCloseable {

    static final String DEFAULT_NAME = "connection.json";

    private final Path path;
    private String written = "";
    private Optional<FileChannel> lock = Optional.empty();

    private ConnectionFile(Path path) {
        this.path = path;
    }

    /**
     * Removes a file that a killed process left: it would send clients to a closed port.
     *
     * @throws CommandFailure if the path cannot be used, or a file there was not written by a {@code serve}, or by
     * one that still runs
     */
    static ConnectionFile at(Path file) {
        Path path = file.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.resolveSibling(""));
            refuseIfNotOurs(path);
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable("write", path, e);
        }
        return new ConnectionFile(path);
    }

    /** Returns the file, absolute. */
    Path path() {
        return path;
    }

    /** Writes the file, which tells clients that the fake is ready. */
    void publish(ConnectionDetails connection) {
        try {
            refuseIfNotOurs(path); // something may have come there since
            String text = ConnectionFileText.of(connection);
            PrivateFile.write(path, text);
            written = text;
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
            lock = Optional.of(channel);
            HomeLock.lock(channel);
        } catch (IOException e) {
            throw unusable("write", path, e);
        }
    }

    /** Removes the file, if it was published and has not been replaced. */
    @Override
    public void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
            if (!written.isEmpty()
                    && ConnectionFileText.isIn(path)
                    && Files.readString(path).equals(written)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw unusable("remove", path, e);
        }
    }

    private static void refuseIfNotOurs(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException free) {
            return;
        }
        if (attributes.isDirectory()) {
            throw new CommandFailure(
                    "--connection: " + path + " is a directory; name a file, such as " + path.resolve(DEFAULT_NAME));
        }
        if (!ConnectionFileText.isIn(path)) {
            throw new CommandFailure(
                    "--connection: " + path + " was not written by mockapns serve, so it is not overwritten;"
                            + " name another file, or move that one away");
        }
        refuseIfLive(path);
    }

    /** A running {@code serve} holds a lock on its file; the operating system releases it when the process ends. */
    private static void refuseIfLive(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
            if (HomeLock.lock(channel) == null) {
                throw new CommandFailure("connection file " + path
                        + " is in use by another mockapns serve; stop that one, or give this one another --connection");
            }
        }
    }

    private static CommandFailure unusable(String verb, Path path, IOException e) {
        return new CommandFailure(
                "cannot " + verb + " connection file " + path + ": "
                        + FileProblems.ofWriting(path, e, "name one that you may write with --connection"),
                e);
    }
}
