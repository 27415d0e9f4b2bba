/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;
import java.time.Instant;

/**
 * A push that waits for its device.
 *
 * @param life the token that it was sent to
 * @param entry the push; {@code deliveredAt} is when it was stored
 */
record WaitingPush(TokenLife life, PushToDevice entry, StorageTerms terms) {

    Topic topic() {
        return entry.topic();
    }

    boolean isDue(Instant now) {
        return terms.mayWait(now);
    }
}
