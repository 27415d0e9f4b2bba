/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** {@code connection.json}: stands there, whole, exactly as long as the fake takes pushes. */
final class ConnectionFile implements AutoCloseable {

    static final String DEFAULT_NAME = "connection.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path path;
    private String written = "";
    private Optional<FileChannel> lock = Optional.empty();

    private ConnectionFile(Path path) {
        this.path = path;
    }

    /**
     * Clears the place for the file: one that a killed process left there would send clients to a dead port.
     *
     * @throws CommandFailure if the place cannot be used, or the file there is of a fake that runs
     */
    static ConnectionFile at(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            throw new CommandFailure(
                    "--connection: " + path + " is a directory; name a file, such as " + path.resolve(DEFAULT_NAME));
        }
        try {
            Files.createDirectories(path.resolveSibling(""));
            refuseIfLive(path);
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
        return new ConnectionFile(path);
    }

    /** Returns the file, absolute. */
    Path path() {
        return path;
    }

    /** Tells clients that the fake is ready. */
    void publish(Connection connection) {
        try {
            refuseIfLive(path); // another may have started since
            written = JSON.writeValueAsString(connection) + "\n";
            PrivateFile.write(path, written);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
            lock = Optional.of(channel);
            HomeLock.lock(channel);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers always make JSON", e);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Removes the file, unless somebody else put another there. */
    @Override
    public void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
            if (Files.exists(path) && Files.readString(path).equals(written)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Who serves holds a lock on his file, which the operating system ends with the process. */
    private static void refuseIfLive(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (HomeLock.lock(channel) == null) {
                throw new CommandFailure("connection file " + path
                        + " is in use by another mockapns serve; stop that one, or give this one another --connection");
            }
        }
    }

    private static CommandFailure unusable(Path path, IOException e) {
        return new CommandFailure("cannot write connection file " + path + ": " + Causes.of(e), e);
    }
}
