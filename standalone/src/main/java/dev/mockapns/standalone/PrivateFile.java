/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files atomically, readable only by the user who runs this program. */
final class PrivateFile {

    /** The server uses the same names for its temporary files. */
    private static final String DRAFT_PREFIX = ".mockapns-";

    private static final String DRAFT_SUFFIX = ".new";

    private PrivateFile() {}

    /** Writes {@code text} to {@code file} atomically: readers see either the old or the new contents. */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code bytes} atomically, as {@link #write(Path, String)} does. */
    static void write(Path file, byte[] content) throws IOException {
        Path draft = draftIn(file.toAbsolutePath().resolveSibling(""));
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Returns a new empty file, with mode 0600 if the file system has modes. */
    static Path draftIn(Path directory) throws IOException {
        return Files.createTempFile(directory, DRAFT_PREFIX, DRAFT_SUFFIX);
    }

    /**
     * Removes the temporary files that killed processes left in {@code directory}; no other process may be writing
     * there.
     */
    static void removeDrafts(Path directory) throws IOException {
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(directory, DRAFT_PREFIX + "[0-9]*" + DRAFT_SUFFIX)) {
            for (Path draft : drafts) {
                if (Files.isRegularFile(draft, NOFOLLOW_LINKS)) {
                    Files.delete(draft);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
