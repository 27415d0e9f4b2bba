/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.JournalPage;
import java.util.ArrayList;
import java.util.List;

/** Chooses what a reader gets of the exchanges that came since it last read. */
final class Pages {

    private Pages() {}

    /**
     * Returns at most {@code max} exchanges: every rejected one, up to where the page is full of them; and of the others as many
     * as there is room for, evenly spread.
     *
     * @param entries those that came after the reader's position and are kept
     * @param position the position of the first of them
     * @param dropped how many came after the reader's position and are not kept
     */
    static JournalPage of(Recorded[] entries, long position, int max, long dropped) {
        int rejected = 0;
        int end = 0;
        while (end < entries.length && rejected < max) {
            rejected += entries[end].isRejected() ? 1 : 0;
            end++;
        }
        int others = end - rejected;
        int room = Math.min(others, max - rejected);
        List<Exchange> chosen = new ArrayList<>(rejected + room);
        int seen = 0;
        for (int i = 0; i < end; i++) {
            if (entries[i].isRejected() || isChosen(seen++, others, room)) {
                chosen.add(entries[i].get());
            }
        }
        return new JournalPage(chosen, position + end, others - room, dropped);
    }

    /** Tells whether the {@code index}th of {@code all} is among {@code chosen} that are evenly spread. */
    private static boolean isChosen(int index, int all, int chosen) {
        return (index + 1L) * chosen / all > (long) index * chosen / all;
    }
}
