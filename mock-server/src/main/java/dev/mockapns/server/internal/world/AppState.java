/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An app of a team, with its bundle id in each environment. Guarded by the world's lock. */
final class AppState {

    private final String teamId;
    private Optional<Boolean> broadcast = Optional.empty();
    private final Map<Environment, Topic> bundleIds = new EnumMap<>(Environment.class);

    AppState(String teamId, Topic bundleId) {
        this.teamId = teamId;
        for (Environment environment : Environment.values()) {
            bundleIds.put(environment, bundleId);
        }
    }

    String teamId() {
        return teamId;
    }

    Topic bundleId(Environment environment) {
        Topic bundleId = bundleIds.get(environment);
        if (bundleId == null) {
            throw new IllegalStateException("no bundle id for " + environment);
        }
        return bundleId;
    }

    void bundleId(Environment environment, Topic bundleId) {
        bundleIds.put(environment, bundleId);
    }

    /** Returns whether the broadcast capability was enabled or disabled; empty if it was neither. */
    Optional<Boolean> broadcast() {
        return broadcast;
    }

    void broadcast(boolean enabled) {
        broadcast = Optional.of(enabled);
    }

    Set<Topic> bundleIds() {
        return Set.copyOf(bundleIds.values());
    }
}
