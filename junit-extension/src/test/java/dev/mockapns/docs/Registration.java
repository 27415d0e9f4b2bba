/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import java.time.Instant;

// docs: registration
/** A row of a back end's table of device tokens, with all that pushes to the token need. */
record Registration(
        String user, String installation, DeviceToken token, String topic, Environment environment, Instant at) {

    Notification push(Payload payload) {
        return Notification.builder(token, topic).payload(payload).build();
    }
}
// docs: end
