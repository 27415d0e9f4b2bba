/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Puts into words why a file could not be used, and what to do; the JDK's own messages are often only the file's name.
 */
final class FileProblems {

    /** More than a home needs. */
    private static final long ENOUGH_BYTES = 64 * 1024;

    private FileProblems() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file, not a directory";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    /** Returns the cause and the remedy for a file, or a directory, that cannot be written. */
    static String ofWriting(Path file, IOException e, String otherwise) {
        return of(e) + "; " + remedy(e, usableBytes(file), otherwise);
    }

    /** No type of the JDK tells that a disk is full, so this goes by the space that is left. */
    static String remedy(IOException e, long usableBytes, String otherwise) {
        boolean full = usableBytes < ENOUGH_BYTES && !(e instanceof AccessDeniedException);
        return full ? "free space on its disk" : otherwise;
    }

    private static long usableBytes(Path file) {
        Path existing = file.toAbsolutePath();
        while (existing.getParent() != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            // Those of the kernel, such as /proc, have no space at all.
            return store.isReadOnly() || store.getTotalSpace() == 0 ? Long.MAX_VALUE : store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
