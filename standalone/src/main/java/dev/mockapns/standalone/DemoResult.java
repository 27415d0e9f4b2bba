/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.client.SendResult;
import java.util.Optional;

/**
 * The result of a case, as client and phone see it.
 *
 * @param shown the text of the push on the phone; empty if the phone does not show it
 */
record DemoResult(SendResult result, Optional<String> shown) {

    /** Returns {@code accepted}, or the reason in APNs' words. */
    String answer() {
        return result.rejected().map(rejected -> rejected.reason().wireText()).orElse("accepted");
    }
}
