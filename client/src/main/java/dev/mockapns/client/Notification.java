/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One push: its device token, topic, header fields and payload. Immutable; may be sent more than once.
 *
 * <pre>{@code
 * Notification.builder(token, "com.example.orders")
 *         .payload(Payload.builder().alert("Order 42", "is on its way").badge(1).build())
 *         .collapseId("order-42")
 *         .expiration(Instant.now().plus(Duration.ofHours(4)))
 *         .build();
 * }</pre>
 *
 * <p>Token, topic and collapse id are kept as given; they are checked when the notification is sent, see
 * {@link ApnsClientBuilder#localChecks}.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>.
 */
public final class Notification {

    private final String token;
    private final String topic;
    private final PushType pushType;
    private final Optional<Priority> priority;
    private final Optional<Instant> expiration;
    private final Optional<String> collapseId;
    private final Optional<ApnsId> apnsId;
    private final Payload payload;
    private final List<Map.Entry<String, String>> headers;
    private final Set<String> withoutHeaders;

    Notification(NotificationBuilder builder) {
        this.token = builder.token;
        this.topic = builder.topic;
        this.pushType = builder.effectivePushType();
        this.priority = builder.effectivePriority();
        this.expiration = builder.expiration;
        this.collapseId = builder.collapseId;
        this.apnsId = builder.apnsId;
        this.payload = builder.payload;
        this.headers = List.copyOf(builder.headers);
        this.withoutHeaders = Set.copyOf(builder.withoutHeaders);
    }

    /**
     * Returns a builder.
     *
     * @param topic the bundle id, with the suffix of the push type if that has one
     */
    public static NotificationBuilder builder(DeviceToken token, String topic) {
        return builder(requireNonNull(token, "token").hex(), topic);
    }

    /**
     * Returns a builder.
     *
     * @param token a device token in hex
     * @param topic the bundle id, with the suffix of the push type if that has one
     */
    public static NotificationBuilder builder(String token, String topic) {
        return new NotificationBuilder(token, topic);
    }

    /** Returns a push that shows {@code body}. */
    public static Notification alert(DeviceToken token, String topic, String body) {
        return builder(token, topic).payload(Payload.alert(body)).build();
    }

    /** Returns a push that shows {@code title} and {@code body}. */
    public static Notification alert(DeviceToken token, String topic, String title, String body) {
        return builder(token, topic).payload(Payload.alert(title, body)).build();
    }

    /** Returns the device token as given. */
    public String token() {
        return token;
    }

    /** Returns the topic as given. */
    public String topic() {
        return topic;
    }

    /** Returns the push type: as given, or derived from topic and payload. */
    public PushType pushType() {
        return pushType;
    }

    /** Returns the priority, or empty if APNs chooses. */
    public Optional<Priority> priority() {
        return priority;
    }

    /** Returns until when APNs may store the push: 1970 for never, empty if APNs chooses. */
    public Optional<Instant> expiration() {
        return expiration;
    }

    /** Returns the collapse id as given. */
    public Optional<String> collapseId() {
        return collapseId;
    }

    /** Returns the id of the push, or empty if every send gets a new one. */
    public Optional<ApnsId> apnsId() {
        return apnsId;
    }

    /** Returns the payload. */
    public Payload payload() {
        return payload;
    }

    /** Returns the header fields to send as they are, in order. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** Returns the names of the header fields that the client must not write itself. */
    public Set<String> withoutHeaders() {
        return withoutHeaders;
    }

    /** Returns a line for logs, with the device token shortened and the payload left out. */
    @Override
    public String toString() {
        return pushType.wireText() + " push to " + DeviceToken.shorten(token) + " for " + topic + " ("
                + payload.sizeInBytes() + " bytes)";
    }
}
