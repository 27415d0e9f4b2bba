/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * The address of one app on one device in one environment: opaque bytes, written in hex.
 *
 * <p>Apple says not to assume a size, so the type has none: any even, non-zero number of hex digits is valid. Upper
 * case is converted to lower case, so that two spellings of one token are equal.
 *
 * <p>Source: Apple, <em>Registering your app with APNs</em>.
 *
 * @param hex an even number of lower-case hex digits
 */
public record DeviceToken(String hex) {

    /** @throws IllegalArgumentException if {@code hex} is not an even, non-zero number of hex digits */
    public DeviceToken {
        requireNonNull(hex, "hex");
        Spelling spelling = Spelling.of(hex);
        if (spelling == Spelling.NOT_HEX) {
            throw new IllegalArgumentException("device token: \"" + hex
                    + "\" (expected: an even number of hex digits, as the app's"
                    + " didRegisterForRemoteNotificationsWithDeviceToken prints them; usually 64)");
        }
        if (spelling == Spelling.HEX_IN_UPPER_CASE) {
            hex = hex.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns the token that {@code hex} spells.
     *
     * @throws IllegalArgumentException if {@code hex} is not an even, non-zero number of hex digits
     */
    public static DeviceToken of(String hex) {
        return new DeviceToken(hex);
    }

    /** Returns the token that {@code hex} spells, or empty if it spells none. */
    public static Optional<DeviceToken> parse(String hex) {
        requireNonNull(hex, "hex");
        return Spelling.of(hex) == Spelling.NOT_HEX ? Optional.empty() : Optional.of(new DeviceToken(hex));
    }

    /**
     * Returns {@code 8f3c…e1}-like text for logs and reports: enough to recognise a token, not enough to push to it.
     */
    public String shortened() {
        return shorten(hex);
    }

    /** Shortens text as {@link #shortened()} does, whether it is a token or not. */
    public static String shorten(String text) {
        return requireNonNull(text, "text").length() <= 16
                ? text
                : text.substring(0, 8) + "…" + text.substring(text.length() - 4);
    }

    private enum Spelling {
        HEX,
        /** In part at least. */
        HEX_IN_UPPER_CASE,
        NOT_HEX;

        private static final byte LOWER = 1;
        private static final byte UPPER = 2;
        private static final byte OTHER = 4;
        /** What each character of ASCII is. */
        private static final byte[] CHARACTERS = characters();

        static Spelling of(String text) {
            int length = text.length();
            if (length == 0 || length % 2 != 0) {
                return NOT_HEX;
            }
            int seen = 0;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                seen |= c < CHARACTERS.length ? CHARACTERS[c] : OTHER;
            }
            if (seen == LOWER) {
                return HEX;
            }
            return (seen & OTHER) == 0 ? HEX_IN_UPPER_CASE : NOT_HEX;
        }

        private static byte[] characters() {
            byte[] characters = new byte[128];
            for (char c = 0; c < characters.length; c++) {
                boolean isLower = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                characters[c] = isLower ? LOWER : c >= 'A' && c <= 'F' ? UPPER : OTHER;
            }
            return characters;
        }
    }

    /** Returns the whole token in hex, as it appears in the path of a request. Use {@link #shortened()} for logs. */
    @Override
    public String toString() {
        return hex;
    }
}
