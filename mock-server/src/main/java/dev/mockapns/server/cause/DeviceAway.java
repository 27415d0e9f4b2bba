/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Priority;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a device does not take a push now: it is offline, or it saves power and the push is not urgent enough to wake it up.
 *
 * @param device its name
 * @param offlineSince where it is offline
 * @param savingPowerSince where it saves power
 * @param priority of the push
 */
public record DeviceAway(
        String device, Optional<Instant> offlineSince, Optional<Instant> savingPowerSince, Priority priority) {

    public DeviceAway {
        requireNonNull(device, "device");
        requireNonNull(offlineSince, "offlineSince");
        requireNonNull(savingPowerSince, "savingPowerSince");
        requireNonNull(priority, "priority");
    }
}
