/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import dev.mockapns.protocol.DeviceToken;
import org.springframework.stereotype.Service;

/** The part of the application that tells customers. */
@Service
final class OrderService {

    private final JdkPushes pushes;

    OrderService(JdkPushes pushes) {
        this.pushes = pushes;
    }

    void shipped(String order, DeviceToken token) {
        pushes.alert(token.hex(), "com.example.orders", "Order " + order + " is on its way");
    }
}
