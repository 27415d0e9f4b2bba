/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values in the order they were added, each removed in constant time by the link that {@link #add} returned. Takes a third
 * of the memory of a {@code LinkedHashSet}. Guarded by the world's lock.
 */
final class Chain<V> {

    private @Nullable Link<V> first;
    private @Nullable Link<V> last;
    private int size;

    /** The place of a value in its chain. */
    static final class Link<V> {

        private final V value;
        private @Nullable Link<V> previous;
        private @Nullable Link<V> next;

        private Link(V value) {
            this.value = value;
        }

        V value() {
            return value;
        }
    }

    Link<V> add(V value) {
        Link<V> link = new Link<>(value);
        if (last == null) {
            first = link;
        } else {
            last.next = link;
            link.previous = last;
        }
        last = link;
        size++;
        return link;
    }

    /** Removes a value that is in this chain. */
    void remove(Link<V> link) {
        if (link.previous == null) {
            first = link.next;
        } else {
            link.previous.next = link.next;
        }
        if (link.next == null) {
            last = link.previous;
        } else {
            link.next.previous = link.previous;
        }
        // An old link that refers to younger ones would keep them alive until the next full collection.
        link.previous = null;
        link.next = null;
        size--;
    }

    /** Returns the value that was added first; null if there is none. */
    @Nullable
    V first() {
        return first == null ? null : first.value;
    }

    int size() {
        return size;
    }

    /** Passes on each value, the first before the others. */
    void forEach(Consumer<? super V> taker) {
        for (Link<V> link = first; link != null; link = link.next) {
            taker.accept(link.value);
        }
    }

    void clear() {
        first = null;
        last = null;
        size = 0;
    }
}
