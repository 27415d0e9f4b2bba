/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A push that reached a device.
 *
 * @param apnsId the {@code apns-id} of the push; of a broadcast, its {@code apns-request-id}
 * @param pushType the {@code apns-push-type}; empty where the push has none
 * @param priority the {@code apns-priority}; empty where the push has none, and APNs takes 10
 * @param channelId the channel of a broadcast
 * @param payload the JSON that was sent
 * @param deliveredAt on the fake's clock
 */
public record InboxEntry(
        ApnsId apnsId,
        Topic topic,
        Optional<PushType> pushType,
        Optional<Priority> priority,
        Optional<CollapseId> collapseId,
        Optional<String> channelId,
        PayloadJson payload,
        Instant deliveredAt) {

    public InboxEntry {
        requireNonNull(apnsId, "apnsId");
        requireNonNull(topic, "topic");
        requireNonNull(pushType, "pushType");
        requireNonNull(priority, "priority");
        requireNonNull(collapseId, "collapseId");
        requireNonNull(channelId, "channelId");
        requireNonNull(payload, "payload");
        requireNonNull(deliveredAt, "deliveredAt");
    }

    /** Returns the text that the person reads: {@code aps.alert} or its {@code body}; empty where there is none. */
    public Optional<String> alertBody() {
        JsonNode alert = aps("alert");
        return text(alert.isTextual() ? alert : alert.path("body"));
    }

    /** Returns {@code aps.alert.title}; empty if there is none or it is no string; so do the methods below. */
    public Optional<String> title() {
        return text(aps("alert").path("title"));
    }

    /** Returns {@code aps.alert.subtitle}. */
    public Optional<String> subtitle() {
        return text(aps("alert").path("subtitle"));
    }

    /** Returns {@code aps.badge}; empty where it is no whole number, too. */
    public OptionalInt badge() {
        JsonNode badge = aps("badge");
        return badge.isIntegralNumber() && badge.canConvertToInt()
                ? OptionalInt.of(badge.intValue())
                : OptionalInt.empty();
    }

    /** Returns the name of the sound: {@code aps.sound}, or its {@code name} where it is a critical one. */
    public Optional<String> sound() {
        JsonNode sound = aps("sound");
        return text(sound.isTextual() ? sound : sound.path("name"));
    }

    /** Returns {@code aps.category}. */
    public Optional<String> category() {
        return text(aps("category"));
    }

    /** Returns {@code aps.thread-id}. */
    public Optional<String> threadId() {
        return text(aps("thread-id"));
    }

    /** Returns {@code aps.interruption-level} as it stands in the payload: {@code time-sensitive} for example. */
    public Optional<String> interruptionLevel() {
        return text(aps("interruption-level"));
    }

    private JsonNode aps(String key) {
        return Json.tree(payload.text()).path("aps").path(key);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
