/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;

/** What a test with its own fake and its own client does: starts them, sends one push over TLS, stops them. */
public final class FirstPush {

    private static final String TOPIC = "com.example.orders";

    private FirstPush() {}

    /** Does it once, in a fresh JVM. */
    public static void main(String[] arguments) {
        if (!isAccepted()) {
            throw new IllegalStateException("the push was rejected");
        }
    }

    static boolean isAccepted() {
        try (MockApnsServer apns = MockApnsServer.start(TOPIC)) {
            Device phone = apns.device("Alice's iPhone").install(TOPIC);
            ProviderKey key = apns.key();
            try (ApnsClient client = ApnsClient.builder()
                    .server(apns.host(), apns.port(Environment.PRODUCTION))
                    .trust(apns.caCertificate())
                    .signingKey(SigningKey.fromPem(key.p8(), key.keyId(), key.teamId()))
                    .build()) {
                return client.send(Notification.builder(phone.token(), TOPIC)
                                .payload(Payload.alert("Order 42 is on its way"))
                                .build())
                        .join()
                        .isAccepted();
            }
        }
    }
}
