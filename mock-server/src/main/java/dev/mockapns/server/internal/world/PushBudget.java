/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.exchange.Body;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many pushes all devices of a world may keep together, and how many bytes these may take: those in inboxes, or those that
 * wait. Beyond that the oldest of all is dropped. A body that several pushes in a row have is counted once. Guarded by the
 * world's lock.
 */
final class PushBudget {

    /** Small pushes would take few bytes, and yet so many objects that each garbage collection takes long. */
    static final int MAX_ENTRIES = 20_000;

    /** A body and its bytes as objects, in addition to the bytes themselves. */
    private static final int BODY_BYTES = 56;

    /** A push that is kept. */
    abstract static class Entry extends Chain.Link<Entry> {

        private final Body body;

        Entry(Body body) {
            this.body = body;
        }

        final Body body() {
            return body;
        }

        /** Returns about how many bytes of memory it takes in addition to its body, always the same number. */
        abstract int overhead();

        /** Removes it from where it is kept and from this budget, because there is no room. */
        abstract void drop(Instant now);

        /** Returns about how many bytes of memory it takes, its body included. */
        final long weight() {
            return overhead() + BODY_BYTES + body.length();
        }

        /** Returns the same without the body, if the entry before this one has the same object. */
        @SuppressWarnings("ReferenceEquality") // Another body takes memory of its own, equal or not.
        private long share() {
            Entry before = previous();
            return before != null && before.body == body ? overhead() : weight();
        }
    }

    private final long maxBytes;
    private final Chain<Entry> oldestFirst = new Chain<>();
    private int entries;
    private long bytes;

    PushBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(Entry entry) {
        oldestFirst.add(entry);
        entries++;
        bytes += entry.share();
    }

    /** Drops the oldest entries for which there is no room. */
    void dropExcess(Instant now) {
        for (Entry oldest = oldestFirst.first(); oldest != null && isExceeded(); oldest = oldestFirst.first()) {
            oldest.drop(now);
        }
    }

    private boolean isExceeded() {
        return bytes > maxBytes || entries > MAX_ENTRIES;
    }

    void remove(Entry entry) {
        entries--;
        Entry after = entry.next();
        bytes -= entry.share() + share(after);
        oldestFirst.remove(entry);
        bytes += share(after);
    }

    private static long share(@Nullable Entry entry) {
        return entry == null ? 0 : entry.share();
    }

    void clear() {
        oldestFirst.clear();
        entries = 0;
        bytes = 0;
    }
}
