/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts other programs, and waits for them. */
final class Commands {

    private static final int SECONDS = 60;

    private Commands() {}

    /** Starts {@code command}, which writes to {@code log} until it ends, or this JVM does. */
    static Process start(List<String> command, Path log) throws IOException {
        Process process = builder(command, log).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Runs {@code command} until it ends, and fails if it does. */
    static void run(List<String> command, Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve(command.get(0) + ".log");
        int status = builder(command, log).start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + ": " + Files.readString(log));
        }
    }

    private static ProcessBuilder builder(List<String> command, Path log) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(appendTo(log.toFile()));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void awaitPort(Process process, int port) throws IOException, InterruptedException {
        for (int i = 0; i < SECONDS * 10 && process.isAlive(); i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("nothing listens on port " + port + " after " + SECONDS + " s");
    }

    static void awaitFile(Process process, Path file, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (Files.exists(file)) {
                return;
            }
            if (!process.isAlive()) {
                throw new IOException("the process ended before it wrote " + file + ": " + Files.readString(log));
            }
            Thread.sleep(100);
        }
        throw new IOException(file + " does not exist after " + SECONDS + " s");
    }
}
