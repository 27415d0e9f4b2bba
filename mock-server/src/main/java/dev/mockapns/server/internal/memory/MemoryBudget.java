/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.memory;

/**
 * The bytes that one server may keep of each kind of thing that clients send: a share of the heap, up to a number of bytes.
 * All shares together are less than the heap. What is kept is weighed by an estimate that errs on the high side.
 */
public enum MemoryBudget {
    /** Exchanges in the journal. */
    JOURNAL(8, 32),
    /** Records of connections. */
    CONNECTION_RECORDS(32, 16),
    /** The inboxes of all devices. */
    INBOXES(16, 16),
    /** Pushes that wait for a device, or that it holds for an app. */
    WAITING_PUSHES(32, 32),
    /** The Live Activities of all devices. */
    LIVE_ACTIVITIES(32, 32),
    /** Device tokens that are dead. */
    DEAD_TOKENS(64, 32),
    /** Device tokens that {@code reset()} removed. */
    REMOVED_TOKENS(64, 8),
    /** The messages that channels store. */
    STORED_BROADCASTS(32, 32),
    /** Events that wait for listeners. */
    EVENTS(32, 32),
    /** Provider tokens that were verified. */
    PROVIDER_TOKENS(64, 8),
    /** When device tokens and channels got pushes, if an option limits how many they get. */
    RATES(64, 16),
    /** Requests that are not complete, and answers that are not read, of all connections. */
    CONNECTIONS(4, 256);

    private static final long MEBIBYTE = 1 << 20;

    private final int divisor;
    private final int mebibytes;

    MemoryBudget(int divisor, int mebibytes) {
        this.divisor = divisor;
        this.mebibytes = mebibytes;
    }

    /** Returns the number of which the heap is divided by: 8 for an eighth. */
    public int divisor() {
        return divisor;
    }

    /** Returns the limit in MiB that holds however large the heap is. */
    public int mebibytes() {
        return mebibytes;
    }

    /** Returns the limit in bytes, in this JVM. */
    public long bytes() {
        return bytes(Runtime.getRuntime().maxMemory());
    }

    /** Returns the limit in bytes, where the heap may grow to {@code maxHeap} bytes. */
    long bytes(long maxHeap) {
        return Math.min(maxHeap / divisor, mebibytes * MEBIBYTE);
    }
}
