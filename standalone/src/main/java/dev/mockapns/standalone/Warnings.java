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
 * at most once a minute, with the number of those left out. Requests that were not looked at are counted in the same way. Used
 * by one thread.
 */
final class Warnings {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final PrintWriter out;
    private final InstantSource clock;
    private final Map<String, Printed> printed = new HashMap<>();
    private Instant leftOutAt = Instant.MIN;
    private long leftOut;
    private long dropped;

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

    /**
     * Says, at most once a minute, how many requests were not looked at.
     *
     * @param leftOut how many more, because a sample was taken
     * @param dropped how many more, because the journal no longer has them
     */
    void leftOut(long leftOut, long dropped) {
        this.leftOut += leftOut;
        this.dropped += dropped;
        if (!clock.instant().isBefore(leftOutAt)) {
            printLeftOut();
        }
    }

    /** Prints what waits for its minute. */
    void end() {
        printLeftOut();
    }

    private void printLeftOut() {
        if (leftOut + dropped == 0) {
            return;
        }
        if (leftOut > 0) {
            out.println("mockapns serve: " + requests(leftOut)
                    + " not looked at: more were accepted than are checked for warnings");
        }
        if (dropped > 0) {
            out.println("mockapns serve: " + requests(dropped) + " not looked at: the journal dropped "
                    + (dropped == 1 ? "it" : "them") + " before; a larger --journal-size keeps more");
        }
        leftOut = 0;
        dropped = 0;
        leftOutAt = clock.instant().plus(QUIET);
    }

    private static String requests(long count) {
        return count == 1 ? "1 request was" : count + " requests were";
    }

    /** Prints that reading failed, without the message, which may quote a request. */
    void failed(RuntimeException failure) {
        out.println("mockapns serve: the explanations of some requests are missing because of "
                + failure.getClass().getName() + " (a bug in MockApns)");
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
        return !printed.containsKey(name)
                || !now.isBefore(printed.get(name).at().plus(QUIET));
    }
}
