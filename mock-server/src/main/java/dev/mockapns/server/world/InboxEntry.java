/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * A push that reached a device.
 *
 * @param apnsId the {@code apns-id} of the push; of a broadcast, its {@code apns-request-id}
 * @param channelId the channel of a broadcast
 * @param payload the JSON; a missing node where the body was not JSON
 * @param deliveredAt on the fake's clock
 */
public record InboxEntry(
        ApnsId apnsId,
        Topic topic,
        Optional<CollapseId> collapseId,
        Optional<String> channelId,
        JsonNode payload,
        Instant deliveredAt) {

    public InboxEntry {
        requireNonNull(apnsId, "apnsId");
        requireNonNull(topic, "topic");
        requireNonNull(collapseId, "collapseId");
        requireNonNull(channelId, "channelId");
        requireNonNull(payload, "payload");
        requireNonNull(deliveredAt, "deliveredAt");
    }

    /** As the canonical constructor, for a push to a device token. */
    public InboxEntry(
            ApnsId apnsId, Topic topic, Optional<CollapseId> collapseId, JsonNode payload, Instant deliveredAt) {
        this(apnsId, topic, collapseId, Optional.empty(), payload, deliveredAt);
    }

    /** Returns the same push, delivered at another time. */
    public InboxEntry deliveredAt(Instant time) {
        return new InboxEntry(apnsId, topic, collapseId, channelId, payload, time);
    }

    /** Returns the text that the person reads: {@code aps.alert} or its {@code body}; empty where there is none. */
    public Optional<String> alertBody() {
        JsonNode alert = payload.path("aps").path("alert");
        JsonNode body = alert.isTextual() ? alert : alert.path("body");
        return body.isTextual() ? Optional.of(body.textValue()) : Optional.empty();
    }
}
