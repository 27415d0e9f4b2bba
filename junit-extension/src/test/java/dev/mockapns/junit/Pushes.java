/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.SendResult;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.MockApnsServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends pushes and returns their results. */
final class Pushes {

    static final String TOPIC = "com.example.orders";
    static final String TOKEN = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";
    static final String OTHER_TOKEN = "11fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f1";

    private Pushes() {}

    static SendResult push(ApnsClient client, String token) {
        return client.send(Notification.alert(DeviceToken.of(token), TOPIC, "Order 42 is on its way"))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static Optional<Reason> rejection(ApnsClient client, String token) {
        return push(client, token).rejected().map(SendResult.Rejected::reason);
    }

    /** Returns the device tokens that the fake was asked to push to, in order. */
    static List<String> seenBy(MockApnsServer apns) {
        return apns.journal().exchanges().stream()
                .map(exchange -> exchange.request().deviceToken().orElse("none"))
                .toList();
    }

    /** Returns the {@code number}th of many device tokens. */
    static String token(int number) {
        return String.format("%064x", number);
    }
}
