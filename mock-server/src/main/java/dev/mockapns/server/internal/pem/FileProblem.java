/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file could not be used, and what to do; the JDK's own messages are often only the file's name. */
public final class FileProblem {

    /** More than all files of a directory need. */
    private static final long ENOUGH_BYTES = 64 * 1024;

    private FileProblem() {}

    /** Returns the cause in words, and the remedy in brackets. */
    public static String of(Path file, IOException e) {
        return words(e) + " (" + remedy(e, usableBytes(file)) + ")";
    }

    private static String words(IOException e) {
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

    /** No type of the JDK tells that a disk is full, so this goes by the space that is left. */
    static String remedy(IOException e, long usableBytes) {
        if (e instanceof AccessDeniedException) {
            return "give the user who runs this program access to it";
        }
        if (e instanceof UnusableFileException) {
            return "move it away";
        }
        return usableBytes < ENOUGH_BYTES ? "free space on its disk" : "name another directory";
    }

    private static long usableBytes(Path file) {
        try {
            FileStore store = Files.getFileStore(file.toAbsolutePath().resolveSibling(""));
            // Those of the kernel, such as /proc, have no space at all.
            return store.isReadOnly() || store.getTotalSpace() == 0 ? Long.MAX_VALUE : store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
