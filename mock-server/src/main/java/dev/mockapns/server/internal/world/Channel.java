/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * A broadcast channel, alive or deleted.
 *
 * @param id random Base64, as APNs makes them
 * @param storesMessage whether APNs keeps the most recent message: {@code message-storage-policy} 1
 */
public record Channel(
        String id,
        Topic bundleId,
        Environment environment,
        boolean storesMessage,
        Instant createdAt,
        Optional<Instant> deletedAt) {

    Channel deleted(Instant at) {
        return new Channel(id, bundleId, environment, storesMessage, createdAt, Optional.of(at));
    }

    /** Returns the value of {@code message-storage-policy}. */
    public int storagePolicy() {
        return storesMessage ? 1 : 0;
    }

    /** Tells whether this is a channel, alive or deleted, of this app in this environment. */
    public boolean isOf(Topic bundleId, Environment environment) {
        return this.bundleId.equals(bundleId) && this.environment == environment;
    }
}
