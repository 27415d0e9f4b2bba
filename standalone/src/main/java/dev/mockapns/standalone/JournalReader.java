/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.server.Journal;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.JournalPage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows the journal at its own pace, on one daemon thread, and hands over what is to be printed. No push waits for it or
 * wakes it: if more requests come than it looks at, it looks at a sample of those that were not rejected.
 */
final class JournalReader {

    /** The time between two looks at the journal. */
    static final Duration PACE = Duration.ofMillis(50);

    /** How many exchanges it looks at each time: a few percent of a core. */
    static final int PAGE = 250;

    private final Journal journal;
    private final Warnings warnings;
    private final CountDownLatch finish = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "mockapns-journal");
    private long position;

    private JournalReader(Journal journal, Warnings warnings) {
        this.journal = journal;
        this.warnings = warnings;
    }

    /** Begins with the oldest exchange. */
    static JournalReader start(Journal journal, Warnings warnings) {
        JournalReader reader = new JournalReader(journal, warnings);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /** Reads to the end of the journal, and ends. Returns false if that takes longer than {@code timeout}. */
    boolean finish(Duration timeout) {
        finish.countDown();
        try {
            thread.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void follow() {
        try {
            while (!finish.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                readPage();
            }
            while (readPage()) {
                // until the end
            }
            warnings.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether there was anything to read. */
    private boolean readPage() {
        long before = position;
        try {
            JournalPage page = journal.after(position, PAGE);
            position = page.position();
            warnings.leftOut(page.leftOut(), page.dropped());
            page.exchanges().forEach(this::print);
        } catch (RuntimeException e) {
            position = Math.max(position, journal.after(Long.MAX_VALUE, 1).position());
            warnings.failed(e);
        }
        return position > before;
    }

    private void print(Exchange exchange) {
        if (exchange.verdict().rejected().isPresent()) {
            warnings.rejected(exchange);
        } else {
            warnings.accepted(exchange);
        }
    }
}
