/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * So many pushes in so much time, on the fake's clock.
 *
 * @param pushes 1 or more
 * @param period longer than zero
 */
public record Rate(int pushes, Duration period) {

    /** @throws IllegalArgumentException if {@code pushes} or {@code period} is not positive */
    public Rate {
        requireNonNull(period, "period");
        if (pushes < 1) {
            throw new IllegalArgumentException("pushes: " + pushes + " (expected: >= 1)");
        }
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("period: " + period + " (expected: longer than zero)");
        }
    }
}
