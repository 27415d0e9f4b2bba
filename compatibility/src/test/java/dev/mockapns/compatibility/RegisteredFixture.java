/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import dev.mockapns.junit.MockApnsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredFixture {

    @RegisterExtension
    final MockApnsExtension apns = MockApnsExtension.with(server -> server.topics("com.example.orders"));

    @Test
    void registered() {
        apns.server().device().install("com.example.orders");
    }
}
