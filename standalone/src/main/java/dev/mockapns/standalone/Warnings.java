/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints accepted pushes with a warning. What is wrong with one push is mostly wrong with the next thousand, so each
 * warning is printed once a minute at the most, and then with the number of those that were not. Used by one thread.
 */
final class Warnings implements Consumer<Exchange> {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final PrintWriter out;
    private final InstantSource clock;
    private final Map<String, Said> said = new HashMap<>();

    private record Said(Instant at, int unsaid) {}

    Warnings(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void accept(Exchange exchange) {
        Instant now = clock.instant();
        List<String> names = exchange.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.WARN)
                .map(Finding::name)
                .toList();
        if (names.stream().noneMatch(name -> isDue(name, now))) {
            names.forEach(name -> said.computeIfPresent(name, (same, last) -> new Said(last.at(), last.unsaid() + 1)));
            return;
        }
        StringBuilder text = new StringBuilder(exchange.describe());
        for (String name : names) {
            int unsaid = said.containsKey(name) ? said.get(name).unsaid() : 0;
            if (unsaid > 0) {
                text.append("\n    before   ")
                        .append(unsaid)
                        .append(" more with ")
                        .append(name);
            }
            said.put(name, new Said(now, 0));
        }
        out.println(text);
    }

    private boolean isDue(String name, Instant now) {
        return !said.containsKey(name) || !now.isBefore(said.get(name).at().plus(QUIET));
    }
}
