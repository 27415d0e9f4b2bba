/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files whole or not at all, secrets for their owner only (where the file system knows POSIX permissions). */
public final class PrivateFiles {

    private PrivateFiles() {}

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
        Path written = Files.createTempFile(directory, "." + file.getFileName(), ".new", permissions);
        try {
            Files.writeString(written, text);
            Files.move(written, file, REPLACE_EXISTING);
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
