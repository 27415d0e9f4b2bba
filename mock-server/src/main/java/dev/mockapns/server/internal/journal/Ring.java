/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The exchanges that are kept, the oldest first, in an array that grows as they become more. Not thread-safe. */
final class Ring {

    private static final int SMALLEST = 16;

    private @Nullable Recorded[] slots = new Recorded[SMALLEST];
    private int oldest;
    private int size;

    int size() {
        return size;
    }

    void add(Recorded entry) {
        if (size == slots.length) {
            grow();
        }
        slots[slot(size)] = entry;
        size++;
    }

    /** Returns the newest entry; null if there is none. */
    @Nullable
    Recorded newest() {
        return size == 0 ? null : slots[slot(size - 1)];
    }

    /** Removes the oldest entry, of which there must be one, and returns it. */
    Recorded removeOldest() {
        Recorded entry = entry(oldest);
        slots[oldest] = null;
        oldest = slot(1);
        size--;
        return entry;
    }

    void clear() {
        slots = new Recorded[SMALLEST];
        oldest = 0;
        size = 0;
    }

    /** Returns the entries from the {@code from}th on, counted from 0 for the oldest. */
    Recorded[] from(int from) {
        Recorded[] entries = new Recorded[size - from];
        int untilEnd = Math.min(entries.length, slots.length - slot(from));
        System.arraycopy(slots, slot(from), entries, 0, untilEnd);
        System.arraycopy(slots, 0, entries, untilEnd, entries.length - untilEnd);
        return entries;
    }

    private void grow() {
        @Nullable
        Recorded[] larger = Arrays.copyOf(from(0), Math.toIntExact(Math.min(2L * size, Integer.MAX_VALUE - 8)));
        slots = larger;
        oldest = 0;
    }

    private int slot(int index) {
        int slot = oldest + index;
        return slot < slots.length && slot >= 0 ? slot : slot - slots.length;
    }

    private Recorded entry(int slot) {
        Recorded entry = slots[slot];
        if (entry == null) {
            throw new IllegalStateException("no exchange is kept");
        }
        return entry;
    }
}
