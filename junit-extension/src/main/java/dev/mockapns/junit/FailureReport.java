/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.stream.Collectors.joining;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Journal;
import dev.mockapns.server.MockApnsServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Adds to a failure what the fake saw: a summary as a suppressed exception, and the whole journal as files of the
 * test.
 */
final class FailureReport {

    /** How many kinds of problems are shown. */
    private static final int PROBLEMS = 20;

    private FailureReport() {}

    /** Never throws: a problem here is less important than {@code failure}, and is added to it. */
    static void attach(Throwable failure, Fake fake, ExtensionContext context) {
        if (failure instanceof TestAbortedException) {
            return;
        }
        try {
            String where = publish(failure, fake, context)
                    .map(file -> " (all of it: " + file + ")")
                    .orElse("");
            failure.addSuppressed(new ApnsExchanges(text(fake, where) + notTokens(context)));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static Optional<Path> publish(Throwable failure, Fake fake, ExtensionContext context) {
        try {
            return PublishedJournal.publish(fake, context);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    private static String text(Fake fake, String where) {
        MockApnsServer server = fake.server();
        Journal journal = server.journal();
        String apns = fake.name().isEmpty() ? "the fake APNs" : "the fake APNs \"" + fake.name() + "\"";
        long exchanges = journal.exchanges().size() + journal.dropped();
        if (exchanges == 0 && fake.cleared() > 0) {
            return "The journal of " + apns + " is empty: clear() or reset() removed " + fake.cleared()
                    + (fake.cleared() == 1 ? " exchange" : " exchanges")
                    + ", and no request came after that.";
        }
        if (exchanges == 0) {
            String problems = journal.report();
            return "No request reached " + apns + " on " + server.host() + ", ports " + ports(server) + "."
                    + (problems.isEmpty() ? "" : System.lineSeparator() + problems);
        }
        return "What " + apns + " saw" + where + ":" + System.lineSeparator() + journal.summary(PROBLEMS);
    }

    private static String ports(MockApnsServer server) {
        List<String> ports = new ArrayList<>();
        ports.add(server.port(Environment.PRODUCTION) + " (production)");
        ports.add(server.port(Environment.SANDBOX) + " (sandbox)");
        ports.add(server.managementPort(Environment.PRODUCTION) + " (channel management, production)");
        ports.add(server.managementPort(Environment.SANDBOX) + " (channel management, sandbox)");
        server.sharedPort().ifPresent(port -> ports.add(port + " (both environments)"));
        server.plainTextPort().ifPresent(port -> ports.add(port + " (without TLS)"));
        int last = ports.size() - 1;
        return String.join(", ", ports.subList(0, last)) + " and " + ports.get(last);
    }

    /** Returns a line for each {@link RejectToken} of something that is not a device token. */
    private static String notTokens(ExtensionContext context) {
        return RejectedTokens.notTokens(context).stream()
                .map(line -> System.lineSeparator() + line)
                .collect(joining());
    }
}
