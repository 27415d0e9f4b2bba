/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

/** What is said of the priority of background pushes. */
final class BackgroundPriorities {

    private BackgroundPriorities() {}

    /**
     * Returns what makes a background push an urgent one.
     *
     * @param isSent whether {@code apns-priority} is in the request
     */
    static String urgent(boolean isSent) {
        return isSent
                ? "a background push has apns-priority 10"
                : "a background push has no apns-priority, which means 10";
    }
}
