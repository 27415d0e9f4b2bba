/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of one push: a UUID that the provider chooses, or one that APNs makes.
 *
 * <p>The ids that APNs makes are upper-case and carry no UUID version; they compare equal whatever their case.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>.
 *
 * @param uuid the 128 bits; its version means nothing
 */
public record ApnsId(UUID uuid) {

    private static final String SHAPE = "00000000-0000-0000-0000-000000000000";

    public ApnsId {
        requireNonNull(uuid, "uuid");
    }

    /** Returns a new random id. */
    public static ApnsId random() {
        return new ApnsId(UUID.randomUUID());
    }

    /**
     * Returns the id that {@code text} spells.
     *
     * @throws IllegalArgumentException if {@code text} is not a canonical UUID (8-4-4-4-12 hex digits)
     */
    public static ApnsId of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "apns-id: \"" + text + "\" (expected: a canonical UUID, 32 hex digits as 8-4-4-4-12)"));
    }

    /** Returns the id that {@code text} spells, or empty if it is not a canonical UUID. */
    public static Optional<ApnsId> parse(String text) {
        requireNonNull(text, "text");
        return isCanonical(text) ? Optional.of(new ApnsId(UUID.fromString(text))) : Optional.empty();
    }

    private static boolean isCanonical(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            boolean fits = SHAPE.charAt(i) == '-' ? c == '-' : isHexDigit(c);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Returns the canonical form in lower case. */
    @Override
    public String toString() {
        return uuid.toString();
    }
}
