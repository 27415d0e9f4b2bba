/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/** What is answered to pushes for an app whose notifications the user turned off. */
public enum NotificationsOff {
    /** Accepts and discards the push. Source: Apple, <em>Viewing the status of push notifications using Metrics and APNs</em>. */
    DISCARD,
    /** Answers 410 {@code Unregistered}, which some back ends report from the field. */
    UNREGISTERED,
    /** Answers 400 {@code BadDeviceToken}, which some back ends report from the field. */
    BAD_DEVICE_TOKEN
}
