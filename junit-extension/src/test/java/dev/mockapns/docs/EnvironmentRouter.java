/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SendResult;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import java.util.concurrent.CompletableFuture;

/** Sends each push to the environment that its device token belongs to. */
final class EnvironmentRouter {

    private final ApnsClient production;
    private final ApnsClient sandbox;

    EnvironmentRouter(ApnsClient production, ApnsClient sandbox) {
        this.production = production;
        this.sandbox = sandbox;
    }

    // docs: route-by-environment
    CompletableFuture<SendResult> send(Registration registration, Payload payload) {
        return client(registration.environment()).send(registration.push(payload));
    }

    /** The result of a push, and the environment that answered. */
    record Sent(SendResult result, Environment environment) {}

    /**
     * For rows from before the environment was stored: BadDeviceToken at one host proves nothing, so the other is
     * tried. Store the environment that accepted the push, or every push is sent twice.
     */
    CompletableFuture<Sent> sendAnywhere(Registration registration, Payload payload) {
        Environment first = registration.environment();
        return send(registration, payload).thenCompose(result -> {
            boolean wrongHost =
                    result instanceof SendResult.Rejected rejected && rejected.reason() == KnownReason.BAD_DEVICE_TOKEN;
            return wrongHost
                    ? client(first.other())
                            .send(registration.push(payload))
                            .thenApply(second -> new Sent(second, first.other()))
                    : CompletableFuture.completedFuture(new Sent(result, first));
        });
    }
    // docs: end

    private ApnsClient client(Environment environment) {
        return environment == Environment.PRODUCTION ? production : sandbox;
    }
}
