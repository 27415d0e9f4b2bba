/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;

/**
 * The bytes that the pushes of all devices of a world may take together: those in inboxes, or those that wait. Beyond them the
 * oldest of all is dropped. Guarded by the world's lock.
 */
final class ByteBudget {

    /** A push that is kept. */
    interface Entry {

        /** Returns about how many bytes of memory it takes, always the same number. */
        long weight();

        /** Removes it from where it is kept and from this budget, because there is no room. */
        void drop(Instant now);
    }

    private final long maxBytes;
    private final Chain<Entry> oldestFirst = new Chain<>();
    private long bytes;

    ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    Chain.Link<Entry> add(Entry entry) {
        bytes += entry.weight();
        return oldestFirst.add(entry);
    }

    /** Drops the oldest entries for which there is no room. */
    void dropExcess(Instant now) {
        for (Entry oldest = oldestFirst.first(); oldest != null && bytes > maxBytes; oldest = oldestFirst.first()) {
            oldest.drop(now);
        }
    }

    void remove(Chain.Link<Entry> place) {
        bytes -= place.value().weight();
        oldestFirst.remove(place);
    }

    void clear() {
        oldestFirst.clear();
        bytes = 0;
    }
}
