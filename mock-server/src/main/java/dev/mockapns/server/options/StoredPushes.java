/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/**
 * How many pushes for one topic wait for a device that is offline or saves power. Apple's pages contradict each other.
 */
public enum StoredPushes {
    /** One; a later push replaces it. Source: Apple, <em>Sending notification requests to APNs</em>. */
    LATEST(1),
    /**
     * Up to 100, which the device gets in the order in which they were sent; one more replaces the oldest. Source:
     * Apple, <em>User Notifications updates</em>, entry of June 2024, which names no number.
     */
    SEVERAL(100);

    private final int limit;

    StoredPushes(int limit) {
        this.limit = limit;
    }

    /** Returns the most pushes that wait for one topic on one device. */
    public int limit() {
        return limit;
    }
}
