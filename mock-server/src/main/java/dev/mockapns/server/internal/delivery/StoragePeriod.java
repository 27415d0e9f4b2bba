/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.Limits;
import java.time.Instant;

/**
 * How long a push may wait for a device that is offline, or saves power. Source: Apple, <em>Viewing the status of push
 * notifications using Metrics and APNs</em>.
 *
 * @param until when it ends; now or earlier for a push that may not wait
 * @param expiration what the request asks for; 1970-01-01 for one attempt
 */
record StoragePeriod(Instant until, Instant expiration) {

    /** @param expiration the {@code apns-expiration} of an accepted request; empty if it has none */
    static StoragePeriod of(String expiration, Instant now) {
        long seconds = expiration.isEmpty() ? Long.MAX_VALUE : Long.parseLong(expiration);
        if (seconds == 0) {
            return new StoragePeriod(now, Instant.EPOCH);
        }
        Instant longest = now.plus(Limits.MAX_STORAGE);
        if (expiration.isEmpty()) {
            return new StoragePeriod(longest, longest);
        }
        Instant wanted = Instant.ofEpochSecond(Math.min(seconds, longest.getEpochSecond()));
        return new StoragePeriod(wanted, wanted);
    }
}
