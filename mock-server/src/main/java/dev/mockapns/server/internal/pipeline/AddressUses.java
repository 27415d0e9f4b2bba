/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.TokenUse;
import dev.mockapns.server.options.ProviderTokenScope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts updates of provider tokens per client address instead of per connection, if the option says so. The addresses
 * used least recently are forgotten first. Thread-safe.
 */
final class AddressUses {

    private static final int MAX_ADDRESSES = 1000;

    private final Map<String, Map<String, TokenUse>> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, TokenUse>> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    /** Returns the state that a request is judged by. */
    ConnectionState before(ApnsRequest request, ConnectionState own, ProviderTokenScope scope) {
        if (scope == ProviderTokenScope.CONNECTION) {
            return own;
        }
        synchronized (byAddress) {
            return own.withTokenUses(byAddress.getOrDefault(request.connection().remoteIp(), Map.of()));
        }
    }

    /** Remembers the state after a request. */
    void after(ApnsRequest request, ConnectionState next, ProviderTokenScope scope) {
        if (scope == ProviderTokenScope.ADDRESS) {
            synchronized (byAddress) {
                byAddress.put(request.connection().remoteIp(), next.tokenUses());
            }
        }
    }

    void reset() {
        synchronized (byAddress) {
            byAddress.clear();
        }
    }
}
