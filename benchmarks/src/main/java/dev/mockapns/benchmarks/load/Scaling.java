/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static dev.mockapns.benchmarks.load.Load.ProviderTokens.ONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Shows what a push costs a fake with one device and with a million, and with one connection and with 64. Arguments, if
 * wanted: how many runs, and how many requests each.
 */
final class Scaling {

    private static final int MILLION = 1_000_000;
    private static final int STREAMS = 100;

    private final H2Load h2load;
    private final int runs;
    private final long requests;

    private Scaling(H2Load h2load, int runs, long requests) {
        this.h2load = h2load;
        this.runs = runs;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("mockapns-scaling");
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        long requests = arguments.length > 1 ? Long.parseLong(arguments[1]) : MILLION;
        Scaling scaling = new Scaling(new H2Load(directory), runs, requests);
        try (Target one = ManyDevices.start(Files.createDirectory(directory.resolve("one")), 1);
                Target million = ManyDevices.start(Files.createDirectory(directory.resolve("million")), MILLION)) {
            Load toOne = new Load(4, STREAMS, 1, ONE);
            Load toMillion = new Load(4, STREAMS, MILLION, ONE);
            scaling.compare("Devices", List.of(new Case("1", one, toOne), new Case("1,000,000", million, toMillion)));
            scaling.compare(
                    "Connections",
                    List.of(
                            new Case("1", one, new Load(1, STREAMS, 1, ONE)),
                            new Case("64", one, new Load(64, STREAMS, 1, ONE))));
        }
    }

    private record Case(String name, Target target, Load load) {}

    private void compare(String what, List<Case> cases) throws IOException, InterruptedException {
        for (Case each : cases) {
            h2load.run(each.target(), each.load(), requests);
        }
        double[][] costs = new double[cases.size()][runs];
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < cases.size(); i++) {
                QuietMachine.await();
                costs[i][run] = Measurement.of(
                                h2load, cases.get(i).target(), cases.get(i).load(), requests)
                        .cpuSecondsPerMillion();
            }
        }
        System.out.printf("%n| %s | CPU-s per million, median of %d runs | Ratio |%n| --- | --- | --- |%n", what, runs);
        for (int i = 0; i < cases.size(); i++) {
            double[] ratios = new double[runs];
            double[] first = costs[0];
            double[] own = costs[i];
            Arrays.setAll(ratios, run -> own[run] / first[run]);
            System.out.printf(
                    "| %s | %.2f | %.2f |%n", cases.get(i).name(), Figures.median(own), Figures.median(ratios));
        }
    }
}
