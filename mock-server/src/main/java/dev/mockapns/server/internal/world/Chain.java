/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Links in the order they were added, each removed in constant time. A link is its own place in the chain, so that a chain
 * takes no memory besides its links. Guarded by the world's lock.
 */
final class Chain<L extends Chain.Link<L>> {

    private @Nullable L first;
    private @Nullable L last;
    private int size;

    /** What is in a chain, in one at most. */
    abstract static class Link<L extends Link<L>> {

        private @Nullable L previous;
        private @Nullable L next;

        /** Returns the link that was added before this one; null if this is the first. */
        final @Nullable L previous() {
            return previous;
        }

        /** Returns the link that was added after this one; null if this is the last. */
        final @Nullable L next() {
            return next;
        }
    }

    void add(L link) {
        Link<L> added = link;
        Link<L> before = last;
        if (before == null) {
            first = link;
        } else {
            before.next = link;
            added.previous = last;
        }
        last = link;
        size++;
    }

    /** Removes a link that is in this chain. */
    void remove(L link) {
        Link<L> removed = link;
        Link<L> before = removed.previous;
        Link<L> after = removed.next;
        if (before == null) {
            first = removed.next;
        } else {
            before.next = removed.next;
        }
        if (after == null) {
            last = removed.previous;
        } else {
            after.previous = removed.previous;
        }
        // An old link that refers to younger ones would keep them alive until the next full collection.
        removed.previous = null;
        removed.next = null;
        size--;
    }

    /** Returns the link that was added first; null if there is none. */
    @Nullable
    L first() {
        return first;
    }

    int size() {
        return size;
    }

    /** Passes on each link, the first before the others. */
    void forEach(Consumer<? super L> taker) {
        for (L link = first; link != null; link = link.next()) {
            taker.accept(link);
        }
    }

    void clear() {
        first = null;
        last = null;
        size = 0;
    }
}
