/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.io.IOException;

/**
 * One run against one server.
 *
 * @param cpuSecondsPerMillion what the server used of all cores, for a million requests
 * @param disturbance which part of all cores neither the server nor h2load used, but somebody else: 0 to 1
 */
record Measurement(double requestsPerSecond, double cpuSecondsPerMillion, double disturbance, String tls) {

    static Measurement of(H2Load h2load, Target target, Load load, long requests)
            throws IOException, InterruptedException {
        double server = ProcessFigures.cpuSeconds(target.pid());
        double clients = ProcessFigures.cpuSecondsOfEndedChildren();
        double busy = ProcessFigures.busySeconds();
        long start = System.nanoTime();

        H2Load.Result result = h2load.run(target, load, requests);

        double cores = (System.nanoTime() - start) / 1e9 * Runtime.getRuntime().availableProcessors();
        busy = ProcessFigures.busySeconds() - busy;
        clients = ProcessFigures.cpuSecondsOfEndedChildren() - clients;
        server = ProcessFigures.cpuSeconds(target.pid()) - server;
        return new Measurement(
                result.requestsPerSecond(),
                server * 1_000_000 / result.requests(),
                Math.max(0, busy - server - clients) / cores,
                result.tls());
    }
}
