/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.server.options.Rate;
import java.time.Instant;

/** Tells how many pushes device tokens and channels took. */
@FunctionalInterface
public interface PushCounts {

    /**
     * Returns how many pushes a target took within the last period of {@code rate}.
     *
     * @param target a device token in lower case, or the id of a channel
     */
    int taken(String target, Rate rate, Instant now);
}
