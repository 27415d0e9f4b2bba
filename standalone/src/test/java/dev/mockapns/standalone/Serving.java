/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Help.Ansi;

/** {@code mockapns serve} in this JVM, on free ports, ready. */
final class Serving implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 20;

    private final Path home;
    private final Printed out = new Printed();
    private final Printed err = new Printed();
    private final FutureTask<Integer> exitCode;
    private final Thread thread;

    private Serving(Path home, String... options) {
        this.home = home;
        List<String> args = new ArrayList<>(List.of(
                "serve",
                "--home",
                home.toString(),
                "--production-port",
                "0",
                "--sandbox-port",
                "0",
                "--production-management-port",
                "0",
                "--sandbox-management-port",
                "0"));
        args.addAll(List.of(options));
        exitCode = new FutureTask<>(() -> Main.run(
                new PrintWriter(out, true), new PrintWriter(err, true), Ansi.OFF, args.toArray(String[]::new)));
        thread = new Thread(exitCode, "serving " + home);
    }

    static Serving start(Path home, String... options) throws InterruptedException {
        Serving serving = new Serving(home, options);
        serving.thread.start();
        serving.out.await("ready.*\n");
        return serving;
    }

    Printed out() {
        return out;
    }

    Printed err() {
        return err;
    }

    Path connectionFile() {
        return home.resolve("connection.json");
    }

    JsonNode connection() throws IOException {
        return JSON.readTree(Files.readString(connectionFile()));
    }

    /** Stops the command, and returns its exit code. */
    int stop() throws InterruptedException, ExecutionException, TimeoutException {
        thread.interrupt();
        return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("serve does not stop", e);
        }
    }
}
