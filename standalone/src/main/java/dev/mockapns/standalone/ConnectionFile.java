/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code connection.json}: stands there, whole, exactly as long as the fake takes pushes. */
final class ConnectionFile implements AutoCloseable {

    static final String DEFAULT_NAME = "connection.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path path;
    private String written = "";

    private ConnectionFile(Path path) {
        this.path = path;
    }

    /**
     * Clears the place for the file: one that a killed process left there would send clients to a dead port.
     *
     * @throws CommandFailure if the place cannot be used
     */
    static ConnectionFile at(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            throw new CommandFailure(
                    "--connection: " + path + " is a directory; name a file, such as " + path.resolve(DEFAULT_NAME));
        }
        try {
            Files.createDirectories(path.resolveSibling(""));
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
            written = JSON.writeValueAsString(connection) + "\n";
            PrivateFile.write(path, written);
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
            if (Files.exists(path) && Files.readString(path).equals(written)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static CommandFailure unusable(Path path, IOException e) {
        return new CommandFailure("cannot write connection file " + path + ": " + Causes.of(e), e);
    }
}
