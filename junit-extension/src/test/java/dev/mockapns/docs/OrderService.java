/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.protocol.DeviceToken;
import java.util.ArrayList;
import java.util.List;

/** The code under test in the README. */
final class OrderService {

    private final ApnsClient client;
    private final List<DeviceToken> forgotten = new ArrayList<>();

    OrderService(ApnsClient client) {
        this.client = client;
    }

    void shipped(String order, DeviceToken token) {
        client.send(Notification.alert(token, "com.example.orders", "Order " + order + " is on its way"))
                .join()
                .rejected()
                .filter(rejected -> rejected.reason().saysTokenIsDead())
                .ifPresent(rejected -> forgotten.add(token));
    }

    List<DeviceToken> forgotten() {
        return forgotten;
    }
}
