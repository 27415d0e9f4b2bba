/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * A Live Activity on a device.
 *
 * @param token for the pushes that update and end this activity, and no other
 * @param topic ends in {@code .push-type.liveactivity}
 * @param attributes what a push started it with; absent if the app started it
 * @param contentState of the newest push that had one; absent before the first
 * @param startedAt on the fake's clock
 * @param endedAt on the fake's clock; empty while it is active
 */
public record LiveActivity(
        DeviceToken token,
        Topic topic,
        PayloadJson attributes,
        PayloadJson contentState,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public LiveActivity {
        requireNonNull(token, "token");
        requireNonNull(topic, "topic");
        requireNonNull(attributes, "attributes");
        requireNonNull(contentState, "contentState");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(endedAt, "endedAt");
    }

    /** Tells whether it is active. */
    public boolean isActive() {
        return endedAt.isEmpty();
    }
}
