/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;

/**
 * On what terms a push waits for its device.
 *
 * @param until from then on it is not delivered any more; now or earlier for a push that may not wait
 * @param urgent whether it reaches a device that saves power, as priority 10 does
 */
public record Terms(Instant until, boolean urgent) {

    boolean mayWait(Instant now) {
        return now.isBefore(until);
    }
}
