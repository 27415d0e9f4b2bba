/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes why a file could not be used, and the remedy; the JDK's own messages are often only the name of the file. */
public final class FileProblems {

    /** More than all files of a directory need. */
    private static final long ENOUGH_BYTES = 64 * 1024;

    private FileProblems() {}

    /** Returns the cause in words. */
    public static String of(IOException e) {
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
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Returns the cause and the remedy for a file, or a directory, that cannot be written. */
    public static String ofWriting(Path file, IOException e, String otherwise) {
        return of(e) + "; " + remedy(file, e, otherwise);
    }

    /** Returns the remedy: free space if the disk is full, and {@code otherwise} in any other case. */
    public static String remedy(Path file, IOException e, String otherwise) {
        return remedy(e, usableBytes(file), otherwise);
    }

    /** Decides by the space that is left, because no exception of the JDK says that a disk is full. */
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
            // File systems of the kernel, such as /proc, report no space at all.
            return store.isReadOnly() || store.getTotalSpace() == 0 ? Long.MAX_VALUE : store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
