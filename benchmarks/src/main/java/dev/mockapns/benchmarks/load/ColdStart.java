/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long fresh JVMs take. Arguments: the jar of {@code serve} and {@code demo}, the jar with the programs of the
 * benchmarks and their libraries, and, if wanted, how many runs.
 */
final class ColdStart {

    private ColdStart() {}

    public static void main(String[] arguments) throws Exception {
        String standalone = arguments[0];
        String benchmarks = arguments[1];
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        Path directory = Files.createTempDirectory("mockapns-benchmark");
        List<FreshJvm> programs = List.of(
                new FreshJvm("first push", List.of("-cp", benchmarks, "dev.mockapns.benchmarks.FirstPush"), ""),
                new FreshJvm(
                        "first push, Pushy's server and client",
                        List.of("-cp", benchmarks, "dev.mockapns.benchmarks.PushyFirstPush"),
                        ""),
                new FreshJvm(
                        "serve is ready, with a home that exists", serve(standalone, directory), "MockApns is ready"),
                new FreshJvm("demo", List.of("-jar", standalone, "demo"), ""));
        List<List<FreshJvm.Run>> measured = measure(programs, runs);

        System.out.printf("%nJava %s; %d runs each%n%n", Runtime.version(), runs);
        System.out.println("| Fresh JVM | Time, median ms | range | CPU time, median ms | Classes loaded |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (int i = 0; i < programs.size(); i++) {
            System.out.println(
                    row(programs.get(i), measured.get(i), programs.get(i).classes(directory)));
        }
    }

    private static List<String> serve(String standalone, Path directory) {
        return List.of(
                "-jar",
                standalone,
                "serve",
                "--home=" + directory.resolve("home"),
                "--production-port=0",
                "--sandbox-port=0",
                "--topic=" + Serve.TOPIC);
    }

    /** Runs them in turn, so that a slow minute of the machine slows all; the first run of each is not counted. */
    private static List<List<FreshJvm.Run>> measure(List<FreshJvm> programs, int runs)
            throws IOException, InterruptedException {
        List<List<FreshJvm.Run>> measured = new ArrayList<>();
        for (FreshJvm program : programs) {
            program.run();
            measured.add(new ArrayList<>());
        }
        for (int run = 0; run < runs; run++) {
            QuietMachine.await();
            for (int i = 0; i < programs.size(); i++) {
                measured.get(i).add(programs.get(i).run());
            }
        }
        return measured;
    }

    private static String row(FreshJvm program, List<FreshJvm.Run> runs, long classes) {
        double[] millis =
                runs.stream().mapToDouble(FreshJvm.Run::millis).sorted().toArray();
        double[] cpu = runs.stream().mapToDouble(FreshJvm.Run::cpuMillis).toArray();
        return String.format(
                "| %s | %,.0f | %,.0f to %,.0f | %,.0f | %,d |",
                program.name(),
                Figures.median(millis),
                millis[0],
                millis[millis.length - 1],
                Figures.median(cpu),
                classes);
    }
}
