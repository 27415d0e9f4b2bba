/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How and when a device token died.
 *
 * @param at on the fake's clock
 * @param replacement with {@link Kind#RESTORED}: the name of the device that was restored
 */
public record TokenDeath(Kind kind, Instant at, Optional<String> replacement) {

    public TokenDeath {
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(replacement, "replacement");
    }

    /** What can end the life of a device token. */
    public enum Kind {
        /** The app was uninstalled. */
        UNINSTALLED,
        /** The app was uninstalled and installed again, which gave it a new token. */
        REINSTALLED,
        /** The device gave the app a new token. */
        ROTATED,
        /** A backup of the device was restored onto another one. */
        RESTORED,
        /** A build for the other environment replaced the app. */
        REPLACED,
        /** The app unregistered from remote notifications. */
        UNREGISTERED,
        /** The token expired. */
        EXPIRED
    }
}
