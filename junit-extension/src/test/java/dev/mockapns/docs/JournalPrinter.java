/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import dev.mockapns.server.Journal;
import dev.mockapns.server.exchange.JournalPage;
import java.io.PrintStream;

// docs: follow-journal
final class JournalPrinter {

    private final Journal journal;
    private long position;

    JournalPrinter(Journal journal) {
        this.journal = journal;
    }

    /** Prints what was recorded since the last call. */
    void print(PrintStream out) {
        JournalPage page = journal.after(position, 250);
        position = page.position();
        page.exchanges().forEach(exchange -> out.println(exchange.describe()));
        if (page.leftOut() > 0) {
            out.println("and " + page.leftOut() + " accepted requests");
        }
        if (page.dropped() > 0) {
            out.println(page.dropped() + " requests are no longer in the journal");
        }
    }
}
// docs: end
