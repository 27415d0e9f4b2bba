/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SendResult;
import dev.mockapns.protocol.DeviceToken;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Removes tokens that APNs reports as dead. */
final class DeadTokens {

    private final ApnsClient client;
    private final Map<DeviceToken, Registration> registrations = new ConcurrentHashMap<>();

    DeadTokens(ApnsClient client) {
        this.client = client;
    }

    void add(Registration registration) {
        registrations.put(registration.token(), registration);
    }

    boolean knows(DeviceToken token) {
        return registrations.containsKey(token);
    }

    // docs: remove-the-dead-token
    CompletableFuture<SendResult> send(Registration registration, Payload payload) {
        return client.send(registration.push(payload)).whenComplete((result, failure) -> {
            if (result instanceof SendResult.Rejected rejected
                    && rejected.reason().saysTokenIsDead()) {
                remove(registration.token(), rejected);
            }
        });
    }

    /** Removes the row, unless the app has registered the same token again since APNs found it dead. */
    private void remove(DeviceToken token, SendResult.Rejected rejected) {
        registrations.computeIfPresent(token, (key, row) -> {
            boolean registeredSince =
                    rejected.timestamp().filter(row.at()::isAfter).isPresent();
            return registeredSince ? row : null;
        });
    }
    // docs: end
}
