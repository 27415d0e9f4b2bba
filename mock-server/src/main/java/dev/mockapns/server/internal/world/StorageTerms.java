/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.options.Rate;
import java.time.Instant;
import java.util.Optional;

/**
 * The terms on which a push waits for its device, and reaches it.
 *
 * @param until from then on it is not delivered; now or earlier for a push that may not wait
 * @param mostStored how many pushes for its topic may wait together
 * @param urgent whether it reaches a device that saves power, as priority 10 does
 * @param background whether it only runs the app in the background
 * @param backgroundRate how often the device does that for one app, if there is a limit
 */
public record StorageTerms(
        Instant until, int mostStored, boolean urgent, boolean background, Optional<Rate> backgroundRate) {

    boolean mayWait(Instant now) {
        return now.isBefore(until);
    }
}
