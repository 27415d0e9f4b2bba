/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.Test;

/** The first screen of the README: what stands between the marks is copied from there, or the other way round. */
class ReadmeExampleTest {

    // README begin
    @MockApns("com.example.orders") // a fake APNs with its own CA, key and clock: no Apple account
    static class OrderShippedTest {

        @Test
        void tells_the_customer(MockApnsServer apns, ApnsClient client) {
            Device phone = apns.device("Alice's iPhone").install("com.example.orders");

            new OrderService(client).shipped("42", phone.token());

            assertThat(phone.inbox())
                    .singleElement()
                    .satisfies(push -> assertThat(push.alertBody()).contains("Order 42 is on its way"));
        }
    }
    // README end

    @Test
    void it_passes() {
        Fixtures.assertAllPassed(Fixtures.run(OrderShippedTest.class), 1);
    }

    private record OrderService(ApnsClient client) {

        void shipped(String order, DeviceToken token) {
            client.send(Notification.alert(token, "com.example.orders", "Order " + order + " is on its way"))
                    .join();
        }
    }
}
