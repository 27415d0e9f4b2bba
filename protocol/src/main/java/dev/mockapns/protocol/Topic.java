/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a push is for: a bundle id, followed by a suffix for every push type that has one.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>. Apple does not say which characters a topic may
 * have; this type takes those of bundle ids and MDM topics.
 *
 * @param value for example {@code com.example.orders} or {@code com.example.orders.voip}
 */
public record Topic(String value) {

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int MAX_LENGTH = 255;
    private static final String MDM_PREFIX = "com.apple.mgmt.";

    /** @throws IllegalArgumentException if {@code value} is not a well-formed topic */
    public Topic {
        requireNonNull(value, "value");
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("topic: \"" + value
                    + "\" (expected: a bundle id such as com.example.orders: letters, digits, '-' and '_' between dots,"
                    + " with the suffix of its push type if that has one)");
        }
    }

    /**
     * Returns the topic that {@code value} spells.
     *
     * @throws IllegalArgumentException if {@code value} is not a well-formed topic
     */
    public static Topic of(String value) {
        return new Topic(value);
    }

    /** Returns the topic that {@code value} spells, or empty where it is malformed. */
    public static Optional<Topic> parse(String value) {
        requireNonNull(value, "value");
        return isWellFormed(value) ? Optional.of(new Topic(value)) : Optional.empty();
    }

    /** Returns the push type that the suffix names, or empty where the topic is a plain bundle id or an MDM topic. */
    public Optional<PushType> suffixType() {
        return PushType.ofTopic(value);
    }

    /** Returns the topic without the suffix of its push type. */
    public Topic bundleId() {
        return suffixType()
                .map(type ->
                        value.substring(0, value.length() - type.topicSuffix().length()))
                .filter(Topic::isWellFormed)
                .map(Topic::new)
                .orElse(this);
    }

    /** Returns the topic of the same app for pushes of {@code type}. */
    public Topic forType(PushType type) {
        return new Topic(bundleId().value + type.topicSuffix());
    }

    /** Tells whether pushes of {@code type} may go to this topic. */
    public boolean takes(PushType type) {
        return switch (type) {
            case MDM -> value.startsWith(MDM_PREFIX);
            default -> suffixType().map(PushType::topicSuffix).orElse("").equals(type.topicSuffix());
        };
    }

    private static boolean isWellFormed(String value) {
        return value.length() <= MAX_LENGTH && WELL_FORMED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
