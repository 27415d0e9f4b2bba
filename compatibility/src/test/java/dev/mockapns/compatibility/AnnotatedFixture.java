/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import dev.mockapns.junit.MockApns;
import dev.mockapns.server.MockApnsServer;
import org.junit.jupiter.api.Test;

@MockApns
class AnnotatedFixture {

    @Test
    void annotated(MockApnsServer apns) {
        apns.device().install("com.example.orders");
    }
}
