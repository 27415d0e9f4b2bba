/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The bytes that the inboxes of all devices of a world may take together. Beyond them the oldest entry of all is dropped.
 * Guarded by the world's lock.
 */
final class InboxBudget {

    /** A push in one of the inboxes. */
    interface Entry {

        /** Returns about how many bytes of memory it takes. */
        long weight();

        /** Removes it from its inbox, and calls {@link #remove}, because there is no room. */
        void drop();
    }

    private final long maxBytes;
    private final Set<Entry> oldestFirst = new LinkedHashSet<>();
    private long bytes;

    InboxBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(Entry entry) {
        oldestFirst.add(entry);
        bytes += entry.weight();
        while (bytes > maxBytes) {
            Iterator<Entry> oldest = oldestFirst.iterator();
            oldest.next().drop();
        }
    }

    void remove(Entry entry) {
        if (oldestFirst.remove(entry)) {
            bytes -= entry.weight();
        }
    }

    void clear() {
        oldestFirst.clear();
        bytes = 0;
    }
}
