/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;

/**
 * Why and when a device token died.
 *
 * @param clause follows "it died", in words for people
 */
public record TokenDeath(Cause cause, Instant at, String clause) {

    /** What can end the life of a device token. */
    public enum Cause {
        UNINSTALLED("when the app was uninstalled"),
        REINSTALLED("when the app was reinstalled"),
        ROTATED("when the device gave the app a new token"),
        RESTORED("when the device was restored onto a new one"),
        REPLACED("when the app was replaced by a build for the other environment"),
        UNREGISTERED("when the app unregistered from remote notifications"),
        EXPIRED("because it expired");

        private final String clause;

        Cause(String clause) {
            this.clause = clause;
        }

        String clause() {
            return clause;
        }
    }
}
