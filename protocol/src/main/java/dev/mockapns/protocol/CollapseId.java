/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * The name of a notification; a later push with the same name replaces the notification on the device.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>.
 *
 * @param value 1 to 64 bytes of UTF-8
 */
public record CollapseId(String value) {

    /** @throws IllegalArgumentException if {@code value} is empty or longer than 64 bytes of UTF-8 */
    public CollapseId {
        requireNonNull(value, "value");
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > Limits.MAX_COLLAPSE_ID_BYTES) {
            throw new IllegalArgumentException("collapse id: \"" + value + "\" has " + bytes + " bytes (expected: 1 to "
                    + Limits.MAX_COLLAPSE_ID_BYTES + " bytes of UTF-8; shorten it, or hash what it is made of)");
        }
    }

    /**
     * Returns the collapse id {@code value}.
     *
     * @throws IllegalArgumentException if {@code value} is empty or longer than 64 bytes of UTF-8
     */
    public static CollapseId of(String value) {
        return new CollapseId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
