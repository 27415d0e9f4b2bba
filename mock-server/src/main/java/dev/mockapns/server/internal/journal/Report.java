/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.internal.explain.Quantities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of several exchanges: each with its warnings, then one line that names the notes. */
final class Report {

    private static final int NUMBERS = 3;

    private Report() {}

    /**
     * Writes exchanges.
     *
     * @param missing how many came before them
     */
    static String of(List<Exchange> exchanges, long missing, Dialect dialect) {
        List<String> parts = new ArrayList<>();
        if (missing > 0) {
            parts.add("(" + Quantities.count(missing, "earlier exchange") + " not shown)");
        }
        exchanges.forEach(exchange -> parts.add(exchange.describe(dialect)));
        notes(exchanges, dialect).ifPresent(parts::add);
        return String.join("\n", parts);
    }

    /** Returns one line that names the notes. */
    static Optional<String> notes(List<Exchange> exchanges, Dialect dialect) {
        Map<String, List<String>> numbersByName = new LinkedHashMap<>();
        for (Exchange exchange : exchanges) {
            for (Finding finding : exchange.findings()) {
                if (finding.level() == Finding.Level.NOTE) {
                    numbersByName
                            .computeIfAbsent(finding.name(), name -> new ArrayList<>())
                            .add("#" + exchange.number());
                }
            }
        }
        return numbersByName.isEmpty()
                ? Optional.empty()
                : Optional.of(numbersByName.entrySet().stream()
                        .map(note -> note.getKey() + " (" + numbers(note.getValue()) + ")")
                        .collect(Collectors.joining(
                                ", ",
                                "    note     ",
                                dialect == Dialect.JAVA ? "; see Exchange.findings()" : "; see docs/findings.md")));
    }

    /** Returns the numbers of exchanges, of many the first few. */
    static String numbers(Collection<Exchange> exchanges) {
        return numbers(
                exchanges.stream().map(exchange -> "#" + exchange.number()).toList());
    }

    private static String numbers(List<String> all) {
        return all.size() <= NUMBERS
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, NUMBERS)) + " and " + (all.size() - NUMBERS) + " more";
    }
}
