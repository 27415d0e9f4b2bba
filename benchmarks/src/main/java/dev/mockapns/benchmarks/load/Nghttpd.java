/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The HTTP/2 server of nghttp2, with one worker. It answers each request with an empty file, and judges nothing. */
final class Nghttpd {

    private Nghttpd() {}

    static Target start(Path directory, List<String> tokens) throws IOException, InterruptedException {
        Path files = Files.createDirectories(directory.resolve("3/device"));
        for (String token : tokens) {
            Files.createFile(files.resolve(token));
        }
        Path key = directory.resolve("key.pem");
        Path certificate = directory.resolve("certificate.pem");
        Commands.run(
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-subj",
                        "/CN=localhost",
                        "-days",
                        "2",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString()),
                directory);
        int port = Commands.freePort();
        Process process = Commands.start(
                List.of(
                        "nghttpd",
                        "--workers=1",
                        "--max-concurrent-streams=1000",
                        "--address=127.0.0.1",
                        "--htdocs=" + directory,
                        Integer.toString(port),
                        key.toString(),
                        certificate.toString()),
                directory.resolve("nghttpd.log"));
        Commands.awaitPort(process, port);
        // Its provider tokens are as long as signed ones: what it costs to read them is compared, too.
        return new Target("nghttpd", process, port, tokens, ProviderToken::unsigned);
    }
}
