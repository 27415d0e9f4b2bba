/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.DeviceToken;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens that the last resets removed: a limited number, and of bytes. The oldest go first. Guarded by the world's lock. */
final class RemovedTokens {

    static final int MAX_TOKENS = 10_000;

    /** What a token takes in addition to its text; the name of a device counts for each of its tokens. */
    private static final int OVERHEAD_BYTES = 250;

    private final long maxBytes;
    private final Map<String, RemovedToken> removed = new LinkedHashMap<>();
    private long bytes;

    RemovedTokens(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(Collection<TokenLife> lives) {
        lives.stream()
                .limit(MAX_TOKENS)
                .forEach(life -> add(life.token().hex(), new RemovedToken(life.deviceName(), life.topic())));
    }

    private void add(String hex, RemovedToken token) {
        RemovedToken older = removed.put(hex, token);
        bytes += weight(hex, token) - (older == null ? 0 : weight(hex, older));
        Iterator<Map.Entry<String, RemovedToken>> oldest = removed.entrySet().iterator();
        while (removed.size() > MAX_TOKENS || bytes > maxBytes) {
            Map.Entry<String, RemovedToken> forgotten = oldest.next();
            bytes -= weight(forgotten.getKey(), forgotten.getValue());
            oldest.remove();
        }
    }

    /** Returns about how many bytes of memory a token takes; a name may be of two bytes per character. */
    private static long weight(String hex, RemovedToken token) {
        return OVERHEAD_BYTES
                + hex.length()
                + 2L * token.deviceName().length()
                + token.topic().value().length();
    }

    Optional<RemovedToken> find(DeviceToken token) {
        return Optional.ofNullable(removed.get(token.hex()));
    }
}
