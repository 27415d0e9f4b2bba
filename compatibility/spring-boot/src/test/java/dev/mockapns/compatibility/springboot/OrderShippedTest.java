/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.junit.Lifetime;
import dev.mockapns.junit.MockApns;
import dev.mockapns.junit.Toggle;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// docs: spring
@SpringBootTest
@MockApns(value = "com.example.orders", lifetime = Lifetime.RUN, systemProperties = Toggle.ON)
class OrderShippedTest {

    @Test
    void tells_the_customer(MockApnsServer apns, @Autowired OrderService orders) {
        Device phone = apns.device("Alice's iPhone").install("com.example.orders");

        orders.shipped("42", phone.token());

        assertThat(phone.inbox().get(0).alertBody()).contains("Order 42 is on its way");
    }
}
// docs: end
