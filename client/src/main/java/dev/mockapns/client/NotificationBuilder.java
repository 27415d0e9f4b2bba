/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds a {@link Notification}. Not thread-safe. */
public final class NotificationBuilder {

    private static final Pattern HEADER_NAME = Pattern.compile(":?[a-z0-9!#$%&'*+.^_`|~-]+");

    final String token;
    final String topic;
    Optional<PushType> pushType = Optional.empty();
    Optional<Priority> priority = Optional.empty();
    Optional<Instant> expiration = Optional.empty();
    Optional<String> collapseId = Optional.empty();
    Optional<ApnsId> apnsId = Optional.empty();
    Payload payload = Payload.ofJson("");
    final List<Map.Entry<String, String>> headers = new ArrayList<>();
    final Set<String> withoutHeaders = new HashSet<>();

    NotificationBuilder(String token, String topic) {
        this.token = requireNonNull(token, "token");
        this.topic = requireNonNull(topic, "topic");
    }

    /**
     * Sets {@code apns-push-type}. Default: that of the topic's suffix; for a plain bundle id, the push type that the
     * payload was built for; otherwise {@link PushType#ALERT}.
     */
    public NotificationBuilder pushType(PushType pushType) {
        this.pushType = Optional.of(requireNonNull(pushType, "pushType"));
        return this;
    }

    /**
     * Sets {@code apns-priority}. Default: {@link Priority#CONSERVE_POWER} for background pushes, which allow no
     * higher one; otherwise the header is left out, and APNs uses {@link Priority#IMMEDIATE}.
     */
    public NotificationBuilder priority(Priority priority) {
        this.priority = Optional.of(requireNonNull(priority, "priority"));
        return this;
    }

    /**
     * Sets until when APNs stores the push if it cannot be delivered at once. Fractions of a second are dropped.
     * Default: the header is left out, and APNs stores for up to 30 days.
     */
    public NotificationBuilder expiration(Instant expiration) {
        this.expiration = Optional.of(requireNonNull(expiration, "expiration"));
        return this;
    }

    /** Makes APNs attempt delivery once and store nothing: {@code apns-expiration: 0}. */
    public NotificationBuilder neverStored() {
        this.expiration = Optional.of(Instant.EPOCH);
        return this;
    }

    /** Replaces on the device the notification that was sent with the same id. At most 64 bytes of UTF-8. */
    public NotificationBuilder collapseId(String collapseId) {
        this.collapseId = Optional.of(requireNonNull(collapseId, "collapseId"));
        return this;
    }

    /** As {@link #collapseId(String)}. */
    public NotificationBuilder collapseId(CollapseId collapseId) {
        return collapseId(requireNonNull(collapseId, "collapseId").value());
    }

    /** Sets the id of the push. Default: a random id for every send. */
    public NotificationBuilder apnsId(ApnsId apnsId) {
        this.apnsId = Optional.of(requireNonNull(apnsId, "apnsId"));
        return this;
    }

    /** Sets the payload. */
    public NotificationBuilder payload(Payload payload) {
        this.payload = requireNonNull(payload, "payload");
        return this;
    }

    /** As {@link #payload(Payload)} with {@link Payload#ofJson}. */
    public NotificationBuilder payload(String json) {
        return payload(Payload.ofJson(json));
    }

    /** As {@link #payload(Payload)} with {@link Payload#ofBytes}. */
    public NotificationBuilder payload(byte[] bytes) {
        return payload(Payload.ofBytes(bytes));
    }

    /**
     * Sends this header field unchanged, instead of the client's own field of that name. Called twice with one name,
     * it sends the field twice. The pseudo-headers {@code :method}, {@code :path}, {@code :scheme} and
     * {@code :authority} may be replaced too. Local checks ignore it. For tests of how a server handles bad requests.
     *
     * @throws IllegalArgumentException if {@code name} is not a field name of HTTP/2: lower-case (RFC 9113, 8.2.1)
     */
    public NotificationBuilder header(String name, String value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        withoutHeader(name);
        headers.add(Map.entry(name, value));
        return this;
    }

    /**
     * Leaves out this header field, such as {@link ApnsHeaders#TOPIC} or {@link ApnsHeaders#AUTHORIZATION}. For tests
     * of how a server handles bad requests.
     *
     * @throws IllegalArgumentException if {@code name} is not a field name of HTTP/2: lower-case (RFC 9113, 8.2.1)
     */
    public NotificationBuilder withoutHeader(String name) {
        if (!HEADER_NAME.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "header name: \"" + name + "\" (expected: lower-case letters, digits and '-', as HTTP/2 requires)");
        }
        withoutHeaders.add(name);
        return this;
    }

    /** Returns the notification. It is checked when it is sent, see {@link ApnsClientBuilder#localChecks}. */
    public Notification build() {
        return new Notification(this);
    }

    PushType effectivePushType() {
        return pushType.or(() -> Topic.parse(topic).flatMap(Topic::suffixType))
                .or(payload::pushType)
                .orElse(PushType.ALERT);
    }

    Optional<Priority> effectivePriority() {
        return effectivePushType() == PushType.BACKGROUND
                ? priority.or(() -> Optional.of(Priority.CONSERVE_POWER))
                : priority;
    }
}
