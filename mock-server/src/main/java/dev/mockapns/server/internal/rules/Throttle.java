/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.server.behaviour.Rate;
import java.time.Instant;

/** Counts the pushes that device tokens took. */
@FunctionalInterface
public interface Throttle {

    /** Returns how many pushes the device token took within the last period of {@code rate}. */
    int taken(String deviceToken, Rate rate, Instant now);
}
