/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import java.util.Optional;

/**
 * The values of the {@code apns-priority} header. APNs uses {@link #IMMEDIATE} if the header is absent.
 *
 * <p>Source: Apple, <em>Sending notification requests to APNs</em>.
 */
public enum Priority {
    /** 10: send at once. */
    IMMEDIATE(10),

    /** 5: weigh the power of the device; pushes may be grouped, throttled or lost. Background pushes must use it. */
    CONSERVE_POWER(5),

    /** 1: the power of the device comes first; never wakes it. */
    NEVER_WAKE(1);

    private final int value;

    Priority(int value) {
        this.value = value;
    }

    /** Returns the priority with this number, or empty if there is none. */
    public static Optional<Priority> of(int value) {
        return switch (value) {
            case 10 -> Optional.of(IMMEDIATE);
            case 5 -> Optional.of(CONSERVE_POWER);
            case 1 -> Optional.of(NEVER_WAKE);
            default -> Optional.empty();
        };
    }

    /** Returns the number in the header: 10, 5 or 1. */
    public int value() {
        return value;
    }

    /** Returns {@link #value()} as the header spells it. */
    public String wireText() {
        return Integer.toString(value);
    }
}
