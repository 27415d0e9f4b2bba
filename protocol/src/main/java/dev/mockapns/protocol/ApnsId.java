/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

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
        return CANONICAL.matcher(text).matches() ? Optional.of(new ApnsId(UUID.fromString(text))) : Optional.empty();
    }

    /** Returns the canonical form in lower case. */
    @Override
    public String toString() {
        return uuid.toString();
    }
}
