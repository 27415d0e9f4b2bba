/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.world.IssuedToken;
import java.time.Duration;
import java.util.Optional;

/** More was sent than an option allows. */
public sealed interface RateCause extends Cause {

    /**
     * The device token took as many pushes as an option allows.
     *
     * @param issued the token as it was issued, where this fake issued it
     * @param taken how many pushes it took within the period
     * @param limit how many pushes it takes within the period
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record TooManyPushes(
            DeviceToken token, Optional<IssuedToken> issued, int taken, int limit, Duration period, Duration clockAhead)
            implements RateCause {

        public TooManyPushes {
            requireNonNull(token, "token");
            requireNonNull(issued, "issued");
            requireNonNull(period, "period");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * The channel took as many broadcasts as an option allows.
     *
     * @param taken how many broadcasts it took within the period
     * @param limit how many broadcasts it takes within the period
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record TooManyBroadcasts(String channelId, int taken, int limit, Duration period, Duration clockAhead)
            implements RateCause {

        public TooManyBroadcasts {
            requireNonNull(channelId, "channelId");
            requireNonNull(period, "period");
            requireNonNull(clockAhead, "clockAhead");
        }
    }
}
