/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;

/** What a JVM does whose only test sends one push: starts a fake, sends over TLS, stops. Prints the result. */
final class FirstPush {

    private static final String TOPIC = "com.example.orders";

    private FirstPush() {}

    public static void main(String[] args) {
        try (MockApnsServer apns = MockApnsServer.start(TOPIC)) {
            Device phone = apns.device("Alice's iPhone").install(TOPIC);
            ProviderKey key = apns.key();
            try (ApnsClient client = ApnsClient.builder()
                    .server(apns.host(), apns.port(Environment.PRODUCTION))
                    .trust(apns.caCertificate())
                    .signingKey(SigningKey.fromPem(key.p8(), key.keyId(), key.teamId()))
                    .build()) {
                System.out.println(client.send(Notification.builder(phone.token(), TOPIC)
                                .payload(Payload.alert("Order 42 is on its way"))
                                .build())
                        .join()
                        .isAccepted());
            }
        }
    }
}
