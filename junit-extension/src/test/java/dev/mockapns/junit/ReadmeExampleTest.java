/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first screen of the README: the example between the marks, and what is shown when it fails. */
class ReadmeExampleTest {

    // README begin
    @MockApns("com.example.orders") // a fake APNs of its own for every test: no Apple account, no certificates
    static class OrderShippedTest {

        @Test
        void tells_the_customer(MockApnsServer apns, ApnsClient client) {
            Device phone = apns.device("Alice's iPhone").install("com.example.orders");

            new OrderService(client).shipped("42", phone.token());

            assertThat(phone.inbox())
                    .singleElement()
                    .satisfies(push -> assertThat(push.alertBody()).contains("Order 42 is on its way"));
        }

        @Test
        void forgets_a_dead_phone(MockApnsServer apns, ApnsClient client) {
            Device phone = apns.device().install("com.example.orders").uninstall(); // APNs: 410 Unregistered
            OrderService orders = new OrderService(client);

            orders.shipped("42", phone.token());

            assertThat(orders.forgotten()).containsExactly(phone.token());
        }

        @Test
        @RejectToken("00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0") // APNs: 400 BadDeviceToken
        void survives_a_bad_token(ApnsClient client) {
            String token = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";

            new OrderService(client).shipped("42", DeviceToken.of(token));
        }
    }
    // README end

    @Test
    void it_passes() {
        Fixtures.assertAllPassed(Fixtures.run(OrderShippedTest.class), 3);
    }

    @Test
    void its_failure_explains_itself() {
        Throwable failure = Fixtures.onlyFailure(Fixtures.run(WrongDoorFixture.class));

        assertThat(Arrays.stream(failure.getSuppressed())
                        .filter(ApnsExchanges.class::isInstance)
                        .map(Throwable::getMessage)
                        .map(text -> text.replaceAll("[0-9a-f]{8}…[0-9a-f]{4}", "8f3c2a91…08e1")))
                .singleElement()
                .isEqualTo(String.join(
                        System.lineSeparator(),
                        "What the fake APNs saw:",
                        "#1  POST /3/device/8f3c2a91…08e1  topic=com.example.orders  → 400 BadDeviceToken",
                        "    because  this token was issued by SANDBOX (Alice's iPhone, com.example.orders),"
                                + " and the request came to PRODUCTION",
                        "    advice   send it to SANDBOX (apns.port(SANDBOX); at Apple api.sandbox.push.apple.com),"
                                + " or install the app with Environment.PRODUCTION"));
    }

    @MockApns("com.example.orders")
    static class WrongDoorFixture {

        @Test
        void tells_the_customer(MockApnsServer apns, ApnsClient client) {
            Device phone = apns.device("Alice's iPhone").install("com.example.orders", Environment.SANDBOX);

            new OrderService(client).shipped("42", phone.token());

            assertThat(phone.inbox()).hasSize(1);
        }
    }

    private static final class OrderService {

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
}
