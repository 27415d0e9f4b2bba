/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device shows: a limited number of pushes, and of bytes. Beyond either limit the oldest are dropped, and counted.
 * Guarded by the world's lock.
 */
final class Inbox {

    static final int MAX_ENTRIES = 10_000;
    static final long MAX_BYTES = 8L << 20;

    private final InboxBudget all;
    private final Map<Object, Kept> entries = new LinkedHashMap<>();
    private long bytes;
    private long dropped;

    Inbox(InboxBudget all) {
        this.all = all;
    }

    /** Adds a push. Returns whether it replaced one with the same collapse id and topic. */
    boolean show(PushToDevice push) {
        Object key = push.collapseId()
                .<Object>map(id -> new CollapseKey(push.topic(), id))
                .orElseGet(Object::new);
        Kept replaced = entries.get(key);
        if (replaced != null) {
            replaced.remove();
        }
        Kept entry = new Kept(key, push);
        entries.put(key, entry);
        bytes += entry.weight();
        all.add(entry);
        while (entries.size() > MAX_ENTRIES || bytes > MAX_BYTES) {
            entries.values().iterator().next().drop();
        }
        return replaced != null;
    }

    List<PushToDevice> pushes() {
        return entries.values().stream().map(entry -> entry.push).toList();
    }

    /** Returns how many pushes were dropped because the inbox was full. */
    long dropped() {
        return dropped;
    }

    /** What two pushes have in common if the later one replaces the other. */
    private record CollapseKey(Topic topic, CollapseId collapseId) {}

    /** A push in this inbox. */
    private final class Kept implements InboxBudget.Entry {

        private final Object key;
        private final PushToDevice push;

        private Kept(Object key, PushToDevice push) {
            this.key = key;
            this.push = push;
        }

        @Override
        public long weight() {
            return push.weight();
        }

        @Override
        public void drop() {
            remove();
            dropped++;
        }

        private void remove() {
            if (entries.remove(key, this)) {
                bytes -= weight();
                all.remove(this);
            }
        }
    }
}
