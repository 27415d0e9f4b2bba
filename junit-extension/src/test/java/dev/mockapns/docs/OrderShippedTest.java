/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.junit.MockApns;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.Test;

// docs: test
@MockApns("com.example.orders") // a fake APNs of its own for every test: no Apple account, no certificates
class OrderShippedTest {

    @Test
    void tells_the_customer(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device("Alice's iPhone").install("com.example.orders");

        new OrderService(client).shipped("42", phone.token());

        assertThat(phone.inbox().get(0).alertBody()).contains("Order 42 is on its way");
    }

    @Test
    void forgets_a_dead_phone(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device().install("com.example.orders").uninstall(); // APNs: 410 Unregistered
        OrderService orders = new OrderService(client);

        orders.shipped("42", phone.token());

        assertThat(orders.forgotten()).containsExactly(phone.token());
    }
}
// docs: end
