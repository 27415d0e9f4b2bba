/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.DeviceToken;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens that the last resets removed. Bounded: the oldest go first. Guarded by the world's lock. */
final class RemovedTokens {

    static final int MAX_TOKENS = 10_000;

    private final Map<String, RemovedToken> removed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RemovedToken> eldest) {
            return size() > MAX_TOKENS;
        }
    };

    void add(Collection<TokenLife> lives) {
        lives.stream()
                .limit(MAX_TOKENS)
                .forEach(life -> removed.put(life.token().hex(), new RemovedToken(life.deviceName(), life.topic())));
    }

    Optional<RemovedToken> find(DeviceToken token) {
        return Optional.ofNullable(removed.get(token.hex()));
    }
}
