/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;

/** An app of a team. Thread-safe. */
public interface App {

    /** Returns the bundle id of the app's builds for {@code environment}. */
    Topic bundleId(Environment environment);

    /**
     * Gives the builds for {@code environment} a bundle id of their own, as teams do with {@code com.example.orders.dev}
     * for development. Apps that are installed already keep the one they have.
     *
     * @throws IllegalArgumentException if {@code bundleId} is malformed
     */
    App bundleId(Environment environment, String bundleId);

    /**
     * Enables the broadcast capability of the app, which a developer ticks for its App ID in the developer portal; under all
     * its bundle ids.
     */
    App enableBroadcast();

    /** Disables the broadcast capability of the app, and deletes all its channels. */
    App disableBroadcast();
}
