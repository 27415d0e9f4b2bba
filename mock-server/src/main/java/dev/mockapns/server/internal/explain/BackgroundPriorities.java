/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

/** Phrases about the priority of background pushes, which explanations and findings share. */
final class BackgroundPriorities {

    private BackgroundPriorities() {}

    /**
     * Returns why a background push has priority 10.
     *
     * @param isSent whether {@code apns-priority} is in the request
     */
    static String urgent(boolean isSent) {
        return isSent
                ? "a background push has apns-priority 10"
                : "a background push has no apns-priority, which means 10";
    }
}
