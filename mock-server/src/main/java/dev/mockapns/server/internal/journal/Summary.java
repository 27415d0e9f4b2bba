/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.explain.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of several exchanges, the worst first: rejected requests, accepted ones with warnings, accepted ones that did not
 * reach a device, each kind of problem once; then one line for the rest.
 */
final class Summary {

    private Summary() {}

    /** How much an exchange matters to the reader of a failure, in this order. */
    private enum Rank {
        REJECTED,
        WARNED,
        NOT_DELIVERED,
        FINE
    }

    /**
     * Writes exchanges.
     *
     * @param problems how many kinds of problems are shown
     * @param dropped how many exchanges came before them
     */
    static String of(List<Exchange> exchanges, int problems, long dropped, Dialect dialect) {
        List<String> parts = new ArrayList<>();
        List<List<Exchange>> groups = groups(exchanges, dialect);
        groups.stream().limit(problems).map(alike -> describe(alike, dialect)).forEach(parts::add);
        if (groups.size() > problems) {
            parts.add("(" + Quantities.count(groups.size() - problems, "more kind") + " of trouble not shown)");
        }
        List<Exchange> fine = exchanges.stream()
                .filter(exchange -> rank(exchange) == Rank.FINE)
                .toList();
        if (!fine.isEmpty()) {
            parts.add(Quantities.count(fine.size(), "request") + " accepted without a warning (" + Report.numbers(fine)
                    + ")");
        }
        if (dropped > 0) {
            parts.add("(" + Quantities.count(dropped, "earlier exchange") + " not kept)");
        }
        Report.notes(exchanges, dialect).ifPresent(parts::add);
        return String.join("\n", parts);
    }

    /** Returns the exchanges with problems in groups of the same problem, the worst first. */
    private static List<List<Exchange>> groups(List<Exchange> exchanges, Dialect dialect) {
        List<List<Exchange>> groups = new ArrayList<>();
        for (Rank rank : List.of(Rank.REJECTED, Rank.WARNED, Rank.NOT_DELIVERED)) {
            Map<List<String>, List<Exchange>> alike = new LinkedHashMap<>();
            exchanges.stream()
                    .filter(exchange -> rank(exchange) == rank)
                    .forEach(exchange -> alike.computeIfAbsent(problem(exchange, dialect), problem -> new ArrayList<>())
                            .add(exchange));
            groups.addAll(alike.values());
        }
        return groups;
    }

    private static Rank rank(Exchange exchange) {
        Verdict verdict = exchange.verdict();
        if (verdict.rejected().isPresent()) {
            return Rank.REJECTED;
        }
        if (exchange.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.WARN)) {
            return Rank.WARNED;
        }
        return verdict instanceof Verdict.Accepted accepted
                        && accepted.delivery().outcome() != Delivery.Outcome.DELIVERED
                ? Rank.NOT_DELIVERED
                : Rank.FINE;
    }

    /** Returns what two exchanges with the same problem have in common: the remedy, not the cause, which names the token. */
    private static List<String> problem(Exchange exchange, Dialect dialect) {
        List<String> problem = new ArrayList<>();
        exchange.verdict().rejected().ifPresent(rejected -> {
            problem.add(rejected.reason().wireText());
            problem.add(rejected.explanation(dialect).advice());
        });
        if (exchange.verdict() instanceof Verdict.Accepted accepted) {
            problem.add(accepted.delivery().outcome().name());
        }
        exchange.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.WARN)
                .forEach(finding -> problem.add(finding.name()));
        return problem;
    }

    private static String describe(List<Exchange> alike, Dialect dialect) {
        String first = alike.get(0).describe(dialect);
        return alike.size() == 1
                ? first
                : first + "\n    and " + (alike.size() - 1) + " more like it ("
                        + Report.numbers(alike.subList(1, alike.size())) + ")";
    }
}
