/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.Limits;
import dev.mockapns.server.exchange.ApnsRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a push may wait for a device that is offline, or saves power. Source: Apple, <em>Viewing the status of push
 * notifications using Metrics and APNs</em>.
 *
 * @param until when it ends; now or earlier for a push that may not wait
 * @param expiration what the request asks for; 1970-01-01 for one attempt
 */
record StoragePeriod(Instant until, Instant expiration) {

    static StoragePeriod of(ApnsRequest request, Instant now) {
        Instant longest = now.plus(Limits.MAX_STORAGE);
        Optional<Long> seconds = request.header(ApnsHeaders.EXPIRATION).map(Long::parseLong);
        if (seconds.isEmpty()) {
            return new StoragePeriod(longest, longest);
        }
        if (seconds.get() == 0) {
            return new StoragePeriod(now, Instant.EPOCH);
        }
        Instant wanted = Instant.ofEpochSecond(Math.min(seconds.get(), longest.getEpochSecond()));
        return new StoragePeriod(wanted, wanted);
    }
}
