/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files whole or not at all, secrets for their owner only (where the file system knows POSIX permissions). */
public final class PrivateFiles {

    /** Far more than a few certificates need. */
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Begins and ends the names of files that are being written, which a killed process leaves behind. The standalone program
     * removes them at its start.
     */
    private static final String DRAFT_PREFIX = ".mockapns-";

    private static final String DRAFT_SUFFIX = ".new";

    private PrivateFiles() {}

    /** Tells whether something has this name, a symbolic link that leads nowhere included. */
    public static boolean exists(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    /**
     * Returns the text of a file. Bytes that are not ASCII, which PEM does not have, become other characters.
     *
     * @throws IOException if it cannot be read, is not a regular file, which could make the reader wait, or is larger than
     *     1 MiB
     */
    public static String read(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new UnusableFileException(file, "it is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new UnusableFileException(file, "it is larger than " + MAX_BYTES + " bytes");
            }
            return new String(content, StandardCharsets.US_ASCII);
        }
    }

    /** Creates a directory that only its owner may enter; leaves one that exists as it is. */
    public static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, permissions("rwx------"));
        }
    }

    public static void writeSecret(Path file, String text) throws IOException {
        write(file, text, permissions("rw-------"));
    }

    public static void writePublic(Path file, String text) throws IOException {
        write(file, text, permissions("rw-r--r--"));
    }

    private static void write(Path file, String text, FileAttribute<?>[] permissions) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(directory, DRAFT_PREFIX, DRAFT_SUFFIX, permissions);
        try {
            Files.writeString(written, text);
            Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[] {};
    }
}
