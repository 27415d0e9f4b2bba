/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static dev.mockapns.benchmarks.load.Load.ProviderTokens.ONE;
import static dev.mockapns.benchmarks.load.Load.ProviderTokens.ONE_PER_CONNECTION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares {@code serve} with {@code nghttpd}. Arguments: the jar of {@code serve}, a directory with the jars of tcnative,
 * and, if wanted, how many runs and how many seconds each.
 */
final class CompareServers {

    private static final int TOKENS = 1000;
    private static final int REPEATS = 5;
    private static final int WARM_UP_RUNS = 2;

    /** How long each server is under load before anything is measured: the compilers of a JVM take that long on two cores. */
    private static final int WARM_UP_SECONDS = 30;

    private static final List<Load> LOADS = List.of(
            new Load(1, 100, 1, ONE),
            new Load(1, 100, TOKENS, ONE),
            new Load(4, 250, 1, ONE),
            new Load(4, 250, TOKENS, ONE),
            new Load(4, 250, TOKENS, ONE_PER_CONNECTION),
            new Load(16, 100, 1, ONE),
            new Load(16, 100, TOKENS, ONE));

    private final H2Load h2load;
    private final int runs;
    private final int seconds;

    private CompareServers(H2Load h2load, int runs, int seconds) {
        this.h2load = h2load;
        this.runs = runs;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        Path serve = Path.of(arguments[0]);
        List<Path> tcnative = Tcnative.jars(Path.of(arguments[1]));
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        Path directory = Files.createTempDirectory("mockapns-benchmark");
        List<String> tokens = Tokens.random(TOKENS);
        try (Target nghttpd = Nghttpd.start(Files.createDirectory(directory.resolve("nghttpd")), tokens);
                Target openssl = Serve.start(
                        "serve, tcnative",
                        serve,
                        tcnative,
                        Files.createDirectory(directory.resolve("openssl")),
                        tokens);
                Target jdk = Serve.start(
                        "serve, JDK's TLS",
                        serve,
                        List.of(),
                        Files.createDirectory(directory.resolve("jdk")),
                        tokens)) {
            new CompareServers(new H2Load(directory), runs, seconds).compare(List.of(nghttpd, openssl, jdk));
        }
    }

    private void compare(List<Target> targets) throws IOException, InterruptedException {
        for (Target target : targets) {
            warmUp(target);
        }
        for (Load load : LOADS) {
            System.out.printf("%n%s; %d runs of about %d s%n%n", load, runs, seconds);
            List<Figures> figures = measure(targets, load);
            System.out.println(
                    "| Server | Requests/s, median | range | Ratio | CPU-s per million | Peak resident MiB |");
            System.out.println("| --- | --- | --- | --- | --- | --- |");
            figures.forEach(figure -> System.out.println(figure.row(figures.get(0))));
            figures.forEach(figure -> System.out.println(
                    figure.target().name() + ": " + figure.runs().get(0).tls()));
        }
    }

    private List<Figures> measure(List<Target> targets, Load load) throws IOException, InterruptedException {
        List<Long> requests = new ArrayList<>();
        for (Target target : targets) {
            requests.add(warmUp(target, load));
        }
        List<List<Measurement>> measurements = targets.stream()
                .map(target -> (List<Measurement>) new ArrayList<Measurement>())
                .toList();
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < targets.size(); i++) {
                measurements.get(i).add(undisturbed(targets.get(i), load, requests.get(i)));
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            figures.add(new Figures(
                    targets.get(i),
                    measurements.get(i),
                    ProcessFigures.peakResidentBytes(targets.get(i).pid())));
        }
        return figures;
    }

    private void warmUp(Target target) throws IOException, InterruptedException {
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM_UP_SECONDS * 1_000_000_000L; ) {
            h2load.run(target, LOADS.get(LOADS.size() - 1), 100_000);
        }
    }

    /** Returns how many requests take the seconds of a run. */
    private long warmUp(Target target, Load load) throws IOException, InterruptedException {
        long requests = 20_000;
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            double rate = h2load.run(target, load, requests).requestsPerSecond();
            requests = Math.round(rate * seconds);
        }
        return requests;
    }

    private Measurement undisturbed(Target target, Load load, long requests) throws IOException, InterruptedException {
        for (int i = 0; i < REPEATS; i++) {
            QuietMachine.await();
            Measurement measurement = Measurement.of(h2load, target, load, requests);
            if (measurement.disturbance() <= QuietMachine.TOLERANCE) {
                return measurement;
            }
            System.out.printf("repeated: others used %.0f %% of the machine%n", measurement.disturbance() * 100);
        }
        throw new IOException("other processes disturbed " + REPEATS + " runs: stop them, and start again");
    }
}
