/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** OpenSSL's TLS for Netty, as the build copies it. */
final class Tcnative {

    private Tcnative() {}

    static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory)) {
            return jars.toList();
        }
    }
}
