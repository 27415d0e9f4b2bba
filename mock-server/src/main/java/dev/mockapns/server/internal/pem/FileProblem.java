/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pem;

import dev.mockapns.protocol.internal.FileProblems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Describes why a file of a fake's directory could not be used, and the remedy. */
public final class FileProblem {

    private FileProblem() {}

    /** Returns the cause in words, and the remedy in brackets. */
    public static String of(Path file, IOException e) {
        return FileProblems.of(e) + " (" + remedy(file, e) + ")";
    }

    private static String remedy(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return "give the user who runs this program access to it";
        }
        if (e instanceof UnusableFileException) {
            return "move it away";
        }
        return FileProblems.remedy(file, e, "name another directory");
    }
}
