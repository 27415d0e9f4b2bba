/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads regular files of a bounded size: reading a pipe may wait, and a device has no end. */
final class SmallFile {

    /** Far more than a key or an identity needs. */
    private static final int MAX_BYTES = 1 << 20;

    private SmallFile() {}

    /** Returns the text of a file of the home. Fails for a symbolic link: {@code serve} writes none. */
    static String read(Path file) throws IOException {
        return read(file, NOFOLLOW_LINKS);
    }

    /** Returns the text of a file that the user named, which may be a symbolic link. */
    static String readFollowing(Path file) throws IOException {
        return read(file, new LinkOption[0]);
    }

    private static String read(Path file, LinkOption... links) throws IOException {
        // Throws NoSuchFileException if there is no such file.
        if (!Files.readAttributes(file, BasicFileAttributes.class, links).isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file, links)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new FileSystemException(file.toString(), null, "it is larger than " + MAX_BYTES + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
