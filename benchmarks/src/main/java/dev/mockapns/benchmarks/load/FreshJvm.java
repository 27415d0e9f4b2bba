/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that is started in a JVM of its own.
 *
 * @param arguments of {@code java}
 * @param readyLine how the line begins with which it is ready and measured; empty to measure until it ends
 */
record FreshJvm(String name, List<String> arguments, String readyLine) {

    /** One run: the time on the clock, and the time of all its threads. */
    record Run(double millis, double cpuMillis) {}

    Run run() throws IOException, InterruptedException {
        return run(List.of());
    }

    /** Returns how many classes it loads. */
    long classes(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("classes.log");
        run(List.of("-Xlog:class+load:file=" + log + ":none"));
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    private Run run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(arguments);
        double children = ProcessFigures.cpuSecondsOfEndedChildren();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            List<String> printed = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                printed.add(line);
                if (!readyLine.isEmpty() && line.startsWith(readyLine)) {
                    Run run = new Run(millisSince(start), ProcessFigures.cpuSeconds(process.pid()) * 1000);
                    process.destroy();
                    process.waitFor();
                    return run;
                }
            }
            if (process.waitFor() != 0 || !readyLine.isEmpty()) {
                throw new IOException(name + " failed: " + String.join(System.lineSeparator(), printed));
            }
        }
        double millis = millisSince(start);
        return new Run(millis, (ProcessFigures.cpuSecondsOfEndedChildren() - children) * 1000);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
