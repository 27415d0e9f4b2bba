/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The values of the {@code apns-push-type} header, each with the suffix of its topic and the largest payload that
 * APNs accepts.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>.
 */
public enum PushType {
    ALERT("alert", "", Limits.MAX_PAYLOAD_BYTES),
    BACKGROUND("background", "", Limits.MAX_PAYLOAD_BYTES),
    LOCATION("location", ".location-query", Limits.MAX_PAYLOAD_BYTES),
    VOIP("voip", ".voip", Limits.MAX_VOIP_PAYLOAD_BYTES),
    COMPLICATION("complication", ".complication", Limits.MAX_PAYLOAD_BYTES),
    FILE_PROVIDER("fileprovider", ".pushkit.fileprovider", Limits.MAX_PAYLOAD_BYTES),
    /** Mobile device management: the topic is the UID of the MDM push certificate, not a bundle id. */
    MDM("mdm", "", Limits.MAX_PAYLOAD_BYTES),
    LIVE_ACTIVITY("liveactivity", ".push-type.liveactivity", Limits.MAX_PAYLOAD_BYTES),
    PUSH_TO_TALK("pushtotalk", ".voip-ptt", Limits.MAX_PAYLOAD_BYTES),
    WIDGETS("widgets", ".push-type.widgets", Limits.MAX_PAYLOAD_BYTES),
    CONTROLS("controls", ".push-type.controls", Limits.MAX_PAYLOAD_BYTES);

    /** Kept because {@link #values()} copies. */
    private static final PushType[] ALL = values();

    private final String wireText;
    private final String topicSuffix;
    private final int maxPayloadBytes;

    PushType(String wireText, String topicSuffix, int maxPayloadBytes) {
        this.wireText = wireText;
        this.topicSuffix = topicSuffix;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** Returns the push type that {@code wireText} spells, or empty if APNs has none with that name. */
    public static Optional<PushType> of(String wireText) {
        requireNonNull(wireText, "wireText");
        for (PushType type : ALL) {
            if (type.wireText.equals(wireText)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns the push type whose suffix ends {@code topic}, or empty for a plain bundle id. */
    static Optional<PushType> ofTopic(String topic) {
        PushType longest = null;
        for (PushType type : ALL) {
            String suffix = type.topicSuffix;
            if (!suffix.isEmpty()
                    && topic.endsWith(suffix)
                    && (longest == null || suffix.length() > longest.topicSuffix.length())) {
                longest = type;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** Returns the value of the {@code apns-push-type} header. */
    public String wireText() {
        return wireText;
    }

    /** Returns the suffix of the topic after the bundle id, with its leading dot; empty if there is none. */
    public String topicSuffix() {
        return topicSuffix;
    }

    /** Returns the largest payload in bytes that APNs accepts for this push type. */
    public int maxPayloadBytes() {
        return maxPayloadBytes;
    }
}
