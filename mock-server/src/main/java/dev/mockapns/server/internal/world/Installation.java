/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An app on a device, installed or removed. Guarded by the world's lock. */
final class Installation {

    private final Topic bundleId;
    private final Environment environment;
    private final Map<Topic, TokenLife> tokens = new LinkedHashMap<>(2);
    private final Map<TokenLife, ActivityState> activities = new LinkedHashMap<>(2);
    private final AppOnDevice state = new AppOnDevice();
    private boolean present = true;

    Installation(Topic bundleId, Environment environment) {
        this.bundleId = bundleId;
        this.environment = environment;
    }

    Topic bundleId() {
        return bundleId;
    }

    Environment environment() {
        return environment;
    }

    /** Returns the token that was issued last for each topic, dead or alive. */
    Map<Topic, TokenLife> tokens() {
        return tokens;
    }

    /** Returns the Live Activities by their tokens, the oldest first, including those that ended. */
    Map<TokenLife, ActivityState> activities() {
        return activities;
    }

    /** Returns every token that the app may still have. */
    List<TokenLife> everyToken() {
        return Stream.of(tokens.values(), activities.keySet())
                .flatMap(Collection::stream)
                .toList();
    }

    boolean isPresent() {
        return present;
    }

    void remove() {
        present = false;
    }

    /** Returns how the app takes pushes. */
    AppOnDevice state() {
        return state;
    }
}
