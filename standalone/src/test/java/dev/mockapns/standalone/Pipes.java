/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import java.io.IOException;
import java.nio.file.Path;

/** Named pipes (FIFOs), which Java cannot make. */
final class Pipes {

    private Pipes() {}

    static Path create(Path path) throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo " + path);
        }
        return path;
    }
}
