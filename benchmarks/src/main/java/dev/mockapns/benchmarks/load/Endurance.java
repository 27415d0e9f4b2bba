/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import static dev.mockapns.benchmarks.load.Load.ProviderTokens.ONE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sends pushes to {@code serve} at full speed, and shows what stays in its heap. Arguments: the jar of {@code serve}, a
 * directory with the jars of tcnative, and, if wanted, how many millions of pushes.
 */
final class Endurance {

    private static final int PARTS = 10;
    private static final long MILLION = 1_000_000;
    private static final int LARGEST_PAYLOAD = 4096;
    private static final int PHONES = 100;

    private Endurance() {}

    public static void main(String[] arguments) throws Exception {
        Path serve = Path.of(arguments[0]);
        List<Path> tcnative = Tcnative.jars(Path.of(arguments[1]));
        long pushes = MILLION * (arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10);
        Path directory = Files.createTempDirectory("mockapns-endurance");
        keepsItsHeap(serve, tcnative, directory, pushes);
        survivesInSmallHeap(serve, tcnative, directory);
    }

    /** The heap that is live after a tenth of the pushes must not grow until the last. */
    private static void keepsItsHeap(Path serve, List<Path> tcnative, Path directory, long pushes) throws Exception {
        List<String> tokens = Tokens.random(1000);
        H2Load h2load = new H2Load(directory);
        Load load = new Load(4, 250, tokens.size(), ONE);
        try (Target target = start("-Xmx256m", serve, tcnative, directory, tokens)) {
            System.out.printf("%nserve -Xmx256m; %,d pushes of 250 bytes; %s%n%n", pushes, load);
            System.out.println("| Pushes so far | Live heap, KiB | Requests/s |");
            System.out.println("| --- | --- | --- |");
            long second = 0;
            long last = 0;
            for (int part = 1; part <= PARTS; part++) {
                H2Load.Result result = h2load.run(target, load, pushes / PARTS);
                last = ProcessFigures.liveHeapBytes(target.pid());
                second = part == 2 ? last : second;
                System.out.printf(
                        "| %,d | %,d | %,.0f |%n", part * (pushes / PARTS), last >> 10, result.requestsPerSecond());
            }
            System.out.printf("%nlast tenth against second: %.2f%n", (double) last / second);
        }
    }

    private static void survivesInSmallHeap(Path serve, List<Path> tcnative, Path directory) throws Exception {
        List<String> tokens = Tokens.random(PHONES);
        H2Load h2load = new H2Load(directory, LARGEST_PAYLOAD);
        Load load = new Load(4, 250, tokens.size(), ONE);
        try (Target target = start("-Xmx64m", serve, tcnative, directory, tokens)) {
            H2Load.Result result = h2load.run(target, load, MILLION);
            System.out.printf(
                    "%nserve -Xmx64m; %,d pushes of %,d bytes to %d phones: all answered with 200, %,.0f requests/s, live heap %,d KiB%n",
                    result.requests(),
                    LARGEST_PAYLOAD,
                    PHONES,
                    result.requestsPerSecond(),
                    ProcessFigures.liveHeapBytes(target.pid()) >> 10);
        }
    }

    private static Target start(String heap, Path serve, List<Path> tcnative, Path directory, List<String> tokens)
            throws Exception {
        return Serve.start(
                "serve " + heap, List.of(heap), serve, tcnative, Files.createTempDirectory(directory, "serve"), tokens);
    }
}
