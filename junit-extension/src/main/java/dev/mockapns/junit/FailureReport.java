/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Journal;
import dev.mockapns.server.MockApnsServer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/** Lets a failure tell what the fake saw: the last exchanges in its text, all of them in files of the test. */
final class FailureReport {

    private static final int EXCHANGES = 20;
    private static final String TEXT_FILE = "journal.txt";
    private static final String JSON_FILE = "journal.json";

    private FailureReport() {}

    /** Never throws: whatever goes wrong here is less important than {@code failure}, and is added to it. */
    static void attach(Throwable failure, Fake fake, ExtensionContext context) {
        if (failure instanceof TestAbortedException) {
            return;
        }
        AtomicReference<Optional<Path>> published = new AtomicReference<>(Optional.empty());
        addingTo(failure, () -> published.set(publish(fake, context)));
        addingTo(failure, () -> failure.addSuppressed(new ApnsExchanges(text(fake, published.get()))));
    }

    private static void addingTo(Throwable failure, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static Optional<Path> publish(Fake fake, ExtensionContext context) {
        String name = directoryName(fake, context);
        try {
            return publish(name, fake.server().journal(), context);
        } catch (JUnitException e) {
            // JUnit makes the directory anew, so that of the test's last run must go.
            if (e.getCause() instanceof FileAlreadyExistsException old && removed(Path.of(old.getFile()))) {
                return publish(name, fake.server().journal(), context);
            }
            throw e;
        }
    }

    private static Optional<Path> publish(String name, Journal journal, ExtensionContext context) {
        AtomicReference<Optional<Path>> published = new AtomicReference<>(Optional.empty());
        context.publishDirectory(name, directory -> {
            Files.writeString(directory.resolve(TEXT_FILE), journal.report());
            Files.write(directory.resolve(JSON_FILE), JournalJson.bytes(journal));
            published.set(Optional.of(directory));
        });
        return published.get();
    }

    private static boolean removed(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(TEXT_FILE));
            Files.deleteIfExists(directory.resolve(JSON_FILE));
            Files.delete(directory);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String directoryName(Fake fake, ExtensionContext context) {
        String name = fake.name().isEmpty() ? "mockapns" : "mockapns-" + fake.name();
        int others = Contexts.keep(context, name, AtomicInteger.class, AtomicInteger::new)
                .getAndIncrement();
        return others == 0 ? name : name + "-" + (others + 1);
    }

    private static String text(Fake fake, Optional<Path> directory) {
        MockApnsServer server = fake.server();
        Journal journal = server.journal();
        String apns = fake.name().isEmpty() ? "the fake APNs" : "the fake APNs \"" + fake.name() + "\"";
        long exchanges = journal.exchanges().size() + journal.dropped();
        if (exchanges == 0) {
            return "No request reached " + apns + " on " + server.host() + ", ports "
                    + server.port(Environment.PRODUCTION) + " (production) and " + server.port(Environment.SANDBOX)
                    + " (sandbox).";
        }
        String which = exchanges <= EXCHANGES
                ? "What " + apns + " saw"
                : "The last " + EXCHANGES + " of " + exchanges + " exchanges with " + apns;
        String files = directory
                .map(path -> " (all of it: " + path.resolve(TEXT_FILE) + ")")
                .orElse("");
        return which + files + ":" + System.lineSeparator() + journal.report(EXCHANGES);
    }
}
