/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The topic of a push: a bundle id, followed by the suffix of the push type if that has one.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>. Apple does not say which characters a topic may
 * have; this type accepts those of bundle ids and MDM topics.
 *
 * @param value for example {@code com.example.orders} or {@code com.example.orders.voip}
 */
public record Topic(String value) {

    private static final int MAX_LENGTH = 255;
    private static final String MDM_PREFIX = "com.apple.mgmt.";
    private static final String PASS_PREFIX = "pass.";
    private static final String WEB_PREFIX = "web.";

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

    /** Returns the topic that {@code value} spells, or empty if it is malformed. */
    public static Optional<Topic> parse(String value) {
        requireNonNull(value, "value");
        return isWellFormed(value) ? Optional.of(new Topic(value)) : Optional.empty();
    }

    /**
     * Returns whether this is a topic of an app, to whose bundle id push types add suffixes. Three kinds of topics
     * are not, and have no suffixes: those of MDM begin with {@code com.apple.mgmt.}, those of Wallet passes with
     * {@code pass.}, those of Safari's old web push with {@code web.}
     */
    public boolean isOfApp() {
        return !isOfMdm() && !value.startsWith(PASS_PREFIX) && !value.startsWith(WEB_PREFIX);
    }

    private boolean isOfMdm() {
        return value.startsWith(MDM_PREFIX);
    }

    /**
     * Returns the push type that the suffix names, or empty where the topic has none: a plain bundle id, or not of an
     * app.
     */
    public Optional<PushType> suffixType() {
        return isOfApp() ? PushType.ofTopic(value) : Optional.empty();
    }

    /**
     * Returns the push type that this topic is for: the one that its suffix names, or {@link PushType#MDM}. Empty for
     * the topics of alert and background pushes.
     */
    public Optional<PushType> ownType() {
        return isOfMdm() ? Optional.of(PushType.MDM) : suffixType();
    }

    /** Returns the topic without the suffix of its push type. */
    public Topic bundleId() {
        Optional<PushType> type = suffixType();
        if (type.isEmpty()) {
            return this;
        }
        String bundleId =
                value.substring(0, value.length() - type.get().topicSuffix().length());
        return isWellFormed(bundleId) ? new Topic(bundleId) : this;
    }

    /** Returns the topic of the same app for pushes of {@code type}. */
    public Topic forType(PushType type) {
        return new Topic(bundleId().value + requireNonNull(type, "type").topicSuffix());
    }

    /** Returns whether pushes of {@code type} may go to this topic. */
    public boolean takes(PushType type) {
        if (requireNonNull(type, "type") == PushType.MDM) {
            return isOfMdm();
        }
        Optional<PushType> suffixType = suffixType();
        return suffixType.isEmpty() ? type.topicSuffix().isEmpty() : suffixType.get() == type;
    }

    /** Tells whether {@code value} has letters, digits, {@code -} and {@code _}, and single dots between those. */
    private static boolean isWellFormed(String value) {
        int length = value.length();
        if (length > MAX_LENGTH) {
            return false;
        }
        boolean afterDot = true;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean dot = c == '.';
            if (dot ? afterDot : !isNameCharacter(c)) {
                return false;
            }
            afterDot = dot;
        }
        return !afterDot;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** Does not use what the compiler makes for records, which JDK 17 runs slowly: topics are compared for each push. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Topic that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
