/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** {@code serve}, with one device for each token. */
final class Serve {

    static final String TOPIC = "com.example.orders";

    private Serve() {}

    /** @param classPath what is on it beside {@code jar}: tcnative, or nothing for the TLS of the JDK */
    static Target start(String name, Path jar, List<Path> classPath, Path directory, List<String> tokens)
            throws IOException, InterruptedException, GeneralSecurityException {
        return start(name, List.of(), jar, classPath, directory, tokens);
    }

    /** @param flags of the JVM */
    static Target start(
            String name, List<String> flags, Path jar, List<Path> classPath, Path directory, List<String> tokens)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path home = directory.resolve("home");
        Path connection = home.resolve("connection.json");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                jar + join(classPath),
                "dev.mockapns.standalone.Main",
                "serve",
                "--home=" + home,
                "--production-port=0",
                "--sandbox-port=0",
                "--topic=" + TOPIC,
                "--strict"));
        tokens.forEach(token -> command.add("--device=" + TOPIC + ":" + token));
        Path log = directory.resolve("serve.log");
        Process process = Commands.start(command, log);
        Commands.awaitFile(process, connection, log);
        return FakeTarget.of(name, process, connection, tokens);
    }

    private static String join(List<Path> classPath) {
        StringBuilder text = new StringBuilder();
        classPath.forEach(path -> text.append(File.pathSeparatorChar).append(path));
        return text.toString();
    }
}
