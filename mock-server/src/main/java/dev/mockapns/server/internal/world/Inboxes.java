/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the inboxes of all devices of a world have in common: a limit in bytes. Beyond it the oldest entry of all is dropped.
 * Guarded by the world's lock.
 */
final class Inboxes {

    private final long maxBytes;
    private final Set<Inbox.Kept> oldestFirst = new LinkedHashSet<>();
    private long bytes;

    Inboxes(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(Inbox.Kept entry) {
        oldestFirst.add(entry);
        bytes += entry.weight();
        while (bytes > maxBytes) {
            Iterator<Inbox.Kept> oldest = oldestFirst.iterator();
            oldest.next().drop();
        }
    }

    void remove(Inbox.Kept entry) {
        if (oldestFirst.remove(entry)) {
            bytes -= entry.weight();
        }
    }

    void clear() {
        oldestFirst.clear();
        bytes = 0;
    }
}
