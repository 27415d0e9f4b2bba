/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * A Live Activity as it stands on a device.
 *
 * @param token takes the updates and the end; it is this activity's alone
 * @param topic ends in {@code .push-type.liveactivity}
 * @param attributes what a push started it with; a missing node where the app started it
 * @param contentState of the newest push that had one; a missing node before the first
 * @param startedAt on the fake's clock
 * @param endedAt on the fake's clock; empty while it goes on
 */
public record LiveActivity(
        DeviceToken token,
        Topic topic,
        JsonNode attributes,
        JsonNode contentState,
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

    /** Tells whether it goes on. */
    public boolean isActive() {
        return endedAt.isEmpty();
    }

    /** Returns this activity with another content. */
    public LiveActivity withContentState(JsonNode state) {
        return new LiveActivity(token, topic, attributes, requireNonNull(state, "state"), startedAt, endedAt);
    }

    /** Returns this activity, ended; where it had ended already, it stays as it was. */
    public LiveActivity ended(Instant at) {
        requireNonNull(at, "at");
        return new LiveActivity(token, topic, attributes, contentState, startedAt, endedAt.or(() -> Optional.of(at)));
    }
}
