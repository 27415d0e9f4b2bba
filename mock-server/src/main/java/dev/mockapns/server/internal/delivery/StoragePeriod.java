/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a push may wait for a device that is offline, or saves power. Source: Apple, <em>Viewing the status of push
 * notifications using Metrics and APNs</em>.
 *
 * @param until when it ends; now or earlier for a push that may not wait
 * @param expiration what the request asks for; 1970-01-01 for one attempt
 */
record StoragePeriod(Instant until, Instant expiration) {

    /** @param expiration the {@code apns-expiration} of an accepted request, in seconds since 1970; null if it has none */
    static StoragePeriod of(@Nullable Long expiration, Instant now) {
        if (expiration != null && expiration == 0) {
            return new StoragePeriod(now, Instant.EPOCH);
        }
        Instant longest = now.plus(Limits.MAX_STORAGE);
        if (expiration == null) {
            return new StoragePeriod(longest, longest);
        }
        Instant wanted = Instant.ofEpochSecond(Math.min(expiration, longest.getEpochSecond()));
        return new StoragePeriod(wanted, wanted);
    }
}
