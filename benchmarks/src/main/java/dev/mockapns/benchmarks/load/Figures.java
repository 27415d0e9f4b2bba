/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of all runs of one server under one load. */
record Figures(Target target, List<Measurement> runs, long peakResidentBytes) {

    double median(ToDoubleFunction<Measurement> figure) {
        return median(runs.stream().mapToDouble(figure).toArray());
    }

    /** Returns the median of the ratios of runs that followed each other, which a slower minute disturbs least. */
    double ratioTo(Figures reference) {
        double[] ratios = new double[runs.size()];
        Arrays.setAll(
                ratios,
                i -> runs.get(i).requestsPerSecond() / reference.runs.get(i).requestsPerSecond());
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    String row(Figures reference) {
        double least =
                runs.stream().mapToDouble(Measurement::requestsPerSecond).min().orElse(0);
        double most =
                runs.stream().mapToDouble(Measurement::requestsPerSecond).max().orElse(0);
        return String.format(
                "| %s | %,.0f | %,.0f to %,.0f | %.2f | %.1f | %,d |",
                target.name(),
                median(Measurement::requestsPerSecond),
                least,
                most,
                ratioTo(reference),
                median(Measurement::cpuSecondsPerMillion),
                peakResidentBytes >> 20);
    }
}
