/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.junit.MockApns;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.Test;

// docs: test
@MockApns("com.example.orders") // each test gets its own fake APNs
class OrderShippedTest {

    @Test
    void tells_the_customer(MockApnsServer apns, ApnsClient client) {
        Device phone = apns.device("Alice's iPhone").install("com.example.orders");

        new OrderService(client).shipped("42", phone.token());

        assertThat(phone.inbox().get(0).alertBody()).contains("Order 42 is on its way");
    }
}
// docs: end
