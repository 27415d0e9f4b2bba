/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A number of pushes within a period, on the fake's clock.
 *
 * @param pushes 1 or more
 * @param period longer than zero
 */
public record Rate(int pushes, Duration period) {

    /** @throws IllegalArgumentException if {@code pushes} or {@code period} is not positive */
    public Rate {
        requireNonNull(period, "period");
        Checks.positive("pushes", pushes);
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("period: " + period + " (expected: longer than zero)");
        }
    }
}
