/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints rejected pushes, and accepted ones with a warning. Most warnings repeat with every push, so each is printed
 * at most once a minute, with the number of those left out. Used by one thread.
 */
final class Warnings {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final PrintWriter out;
    private final InstantSource clock;
    private final Map<String, Printed> printed = new HashMap<>();

    private record Printed(Instant at, int omitted) {}

    Warnings(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Prints a rejected push, with its warnings that are due. */
    void rejected(Exchange exchange) {
        print(exchange, due(exchange));
    }

    /** Prints an accepted push if one of its warnings is due. */
    void accepted(Exchange exchange) {
        List<Finding> due = due(exchange);
        if (!due.isEmpty()) {
            print(exchange, due);
        }
    }

    /** Returns the warnings that are due, and counts the others. */
    private List<Finding> due(Exchange exchange) {
        Instant now = clock.instant();
        List<Finding> due = new ArrayList<>();
        for (Finding finding : exchange.findings()) {
            if (finding.level() != Finding.Level.WARN) {
                continue;
            }
            if (isDue(finding.name(), now)) {
                due.add(finding);
            } else {
                printed.computeIfPresent(finding.name(), (name, last) -> new Printed(last.at(), last.omitted() + 1));
            }
        }
        return due;
    }

    private void print(Exchange exchange, List<Finding> due) {
        StringBuilder text = new StringBuilder(withFindings(exchange, due).describe(Dialect.COMMAND_LINE));
        for (Finding finding : due) {
            Printed last = printed.put(finding.name(), new Printed(clock.instant(), 0));
            if (last != null && last.omitted() > 0) {
                text.append("\n    before   ")
                        .append(last.omitted())
                        .append(" more with ")
                        .append(finding.name());
            }
        }
        out.println(text);
    }

    private static Exchange withFindings(Exchange exchange, List<Finding> findings) {
        return new Exchange(
                exchange.number(),
                exchange.request(),
                exchange.verdict(),
                exchange.answerHeaders(),
                exchange.answerBody(),
                exchange.judgedAt(),
                findings,
                exchange.events(),
                exchange.droppedEvents());
    }

    private boolean isDue(String name, Instant now) {
        return !printed.containsKey(name) || !now.isBefore(printed.get(name).at().plus(QUIET));
    }
}
