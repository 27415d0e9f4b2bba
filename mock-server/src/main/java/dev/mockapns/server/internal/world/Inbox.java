/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.CollapseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device shows: a limited number of pushes, and of bytes. Beyond either limit the oldest are dropped, and counted.
 * Guarded by the world's lock, except where a method says otherwise.
 */
final class Inbox {

    static final int MAX_ENTRIES = 10_000;
    static final long MAX_BYTES = 8L << 20;

    private final PushBudget all;
    private final Chain<Place> entries = new Chain<>();
    private final Map<CollapseKey, Kept> collapsible = new HashMap<>();
    private long bytes;
    private volatile long dropped;

    Inbox(PushBudget all) {
        this.all = all;
    }

    /** Adds a push. Returns whether it replaced one with the same collapse id and topic. */
    boolean show(PushToDevice push) {
        CollapseId id = push.collapseId();
        CollapseKey key = id == null ? null : new CollapseKey(push.topic(), id);
        Kept replaced = key == null ? null : collapsible.get(key);
        if (replaced != null) {
            replaced.remove();
        }
        Kept entry = new Kept(push, key);
        entry.add();
        all.dropExcess(push.deliveredAt());
        for (Place oldest = entries.first();
                oldest != null && (entries.size() > MAX_ENTRIES || bytes > MAX_BYTES);
                oldest = entries.first()) {
            oldest.kept.drop(push.deliveredAt());
        }
        return replaced != null;
    }

    /** Returns what is shown, the oldest first. */
    List<ShownPush> pushes() {
        List<ShownPush> pushes = new ArrayList<>(entries.size());
        entries.forEach(entry -> pushes.add(entry.kept.push()));
        return pushes;
    }

    /** Returns how many pushes were dropped because the inbox was full. Thread-safe. */
    long dropped() {
        return dropped;
    }

    /** The place of a push in this inbox. The push itself is the place among those of all inboxes. */
    private static final class Place extends Chain.Link<Place> {

        private final Kept kept;

        private Place(Kept kept) {
            this.kept = kept;
        }
    }

    /** A push in this inbox. */
    private final class Kept extends KeptPush {

        private final Place place = new Place(this);

        private Kept(PushToDevice push, @Nullable CollapseKey key) {
            super(push, key);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // Only who holds the lock writes; others read without it.
        void drop(Instant now) {
            remove();
            dropped++;
        }

        private void add() {
            entries.add(place);
            all.add(this);
            bytes += weight();
            CollapseKey key = key();
            if (key != null) {
                collapsible.put(key, this);
            }
        }

        private void remove() {
            entries.remove(place);
            all.remove(this);
            bytes -= weight();
            CollapseKey key = key();
            if (key != null) {
                collapsible.remove(key);
            }
        }
    }
}
