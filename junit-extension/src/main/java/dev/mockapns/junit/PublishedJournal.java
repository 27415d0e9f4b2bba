/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.server.Journal;
import dev.mockapns.server.wire.JournalSnapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;

/** The whole journal of a fake, as text and as JSON, in a directory of the test that it was part of. */
final class PublishedJournal {

    private static final String TEXT_FILE = "journal.txt";
    private static final String JSON_FILE = "journal.json";

    private PublishedJournal() {}

    /** Returns the file with the text; empty if JUnit publishes nothing. */
    static Optional<Path> publish(Fake fake, ExtensionContext context) {
        String name = directoryName(fake, context);
        Journal journal = fake.server().journal();
        try {
            return publish(name, journal, context);
        } catch (JUnitException e) {
            // JUnit requires a new directory, so the directory of the test's last run is removed.
            if (e.getCause() instanceof FileAlreadyExistsException old && removed(Path.of(old.getFile()))) {
                return publish(name, journal, context);
            }
            throw e;
        }
    }

    private static Optional<Path> publish(String name, Journal journal, ExtensionContext context) {
        AtomicReference<Path> published = new AtomicReference<>();
        context.publishDirectory(name, directory -> {
            Path text = directory.resolve(TEXT_FILE);
            Files.writeString(text, journal.report());
            try (OutputStream json = new BufferedOutputStream(Files.newOutputStream(directory.resolve(JSON_FILE)))) {
                snapshot(journal).writeTo(json);
            }
            published.set(text);
        });
        return Optional.ofNullable(published.get());
    }

    static JournalSnapshot snapshot(Journal journal) {
        return new JournalSnapshot(journal.dropped(), journal.exchanges(), journal.connections());
    }

    /** A test with several extensions has several fakes without a name. */
    private static String directoryName(Fake fake, ExtensionContext context) {
        String name = fake.name().isEmpty() ? "mockapns" : "mockapns-" + fake.name();
        int others = Contexts.keep(context, name, AtomicInteger.class, AtomicInteger::new)
                .getAndIncrement();
        return others == 0 ? name : name + "-" + (others + 1);
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
}
