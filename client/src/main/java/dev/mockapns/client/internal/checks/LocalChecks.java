/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.checks;

import dev.mockapns.client.LocalCheckException;
import dev.mockapns.client.Notification;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import java.util.Optional;

/**
 * Finds pushes that APNs would reject for their form. Header fields that the notification sets or omits explicitly
 * are not checked.
 */
public final class LocalChecks {

    private static final String PATH = ":path";

    private LocalChecks() {}

    /** Returns the first problem of {@code notification}, or empty. */
    public static Optional<LocalCheckException> check(Notification notification) {
        try {
            checkToken(notification);
            checkTopic(notification);
            checkPriority(notification);
            checkExpiration(notification);
            checkCollapseId(notification);
            checkSize(notification);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new LocalCheckException("The push was not sent. " + e.getMessage()));
        }
    }

    private static void checkToken(Notification notification) {
        if (writes(notification, PATH)
                && DeviceToken.parse(notification.token()).isEmpty()) {
            throw new IllegalArgumentException(
                    "device token: \"" + DeviceToken.shorten(notification.token()) + "\" with "
                            + notification.token().length()
                            + " characters (expected: an even number of hex digits, as the app's"
                            + " didRegisterForRemoteNotificationsWithDeviceToken prints them; usually 64)");
        }
    }

    private static void checkTopic(Notification notification) {
        if (!writes(notification, ApnsHeaders.TOPIC)) {
            return;
        }
        Topic topic = Topic.of(notification.topic());
        PushType type = notification.pushType();
        if (!writes(notification, ApnsHeaders.PUSH_TYPE) || topic.takes(type)) {
            return;
        }
        throw new IllegalArgumentException("topic: \"" + topic + "\" with push type " + type.wireText() + " (expected: "
                + expectedTopic(topic, type) + ", or another push type)");
    }

    private static String expectedTopic(Topic topic, PushType type) {
        if (type == PushType.MDM) {
            return "the UID of the MDM push certificate's subject, com.apple.mgmt.…";
        }
        return topic.isOfApp() ? "\"" + topic.forType(type) + "\"" : "a topic of an app";
    }

    private static void checkPriority(Notification notification) {
        if (notification.pushType() != PushType.BACKGROUND || !writes(notification, ApnsHeaders.PRIORITY)) {
            return;
        }
        if (!notification.priority().equals(Optional.of(Priority.IMMEDIATE))) {
            return;
        }
        throw new IllegalArgumentException("priority: 10 with push type background (expected: 5,"
                + " Priority.CONSERVE_POWER, which Apple requires for background pushes)");
    }

    private static void checkExpiration(Notification notification) {
        notification
                .expiration()
                .filter(instant -> instant.getEpochSecond() < 0)
                .ifPresent(instant -> {
                    throw new IllegalArgumentException("expiration: " + instant
                            + " (expected: an instant after 1970, or neverStored() for a single attempt)");
                });
    }

    private static void checkCollapseId(Notification notification) {
        if (writes(notification, ApnsHeaders.COLLAPSE_ID)) {
            notification.collapseId().ifPresent(CollapseId::of);
        }
    }

    private static void checkSize(Notification notification) {
        int size = notification.payload().sizeInBytes();
        int limit = notification.pushType().maxPayloadBytes();
        if (size == 0) {
            throw new IllegalArgumentException("payload: empty (expected: JSON, such as Payload.alert(\"…\"))");
        }
        if (size > limit) {
            throw new IllegalArgumentException(
                    "payload: " + size + " bytes (expected: at most " + limit + " for push type "
                            + notification.pushType().wireText() + "; it is " + (size - limit)
                            + " over. Shorten it, or let the app fetch the rest)");
        }
    }

    private static boolean writes(Notification notification, String header) {
        return !notification.withoutHeaders().contains(header);
    }
}
