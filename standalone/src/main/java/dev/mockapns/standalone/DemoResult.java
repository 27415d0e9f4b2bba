/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.client.SendResult;
import java.util.Optional;

/**
 * What came of a scene, as the client and the phone saw it.
 *
 * @param shown the text of the push as it stands on the phone; empty where it does not
 */
record DemoResult(SendResult result, Optional<String> shown) {

    /** Returns {@code accepted}, or the reason in APNs' words. */
    String answer() {
        return result.rejected().map(rejected -> rejected.reason().wireText()).orElse("accepted");
    }
}
