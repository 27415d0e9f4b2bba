/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.protocol.Limits;
import java.time.Duration;
import java.time.Instant;

/**
 * When a provider token was issued, and how old it is.
 *
 * <p>A client may use the fake's clock or wall time, and the fake's clock may be ahead. An {@code iat} later than wall
 * time can only come from the fake's clock, so its age is measured on that clock. Any other token keeps the age that it
 * had on wall time when it was first seen, and grows older on the fake's clock from then on.
 *
 * @param issuedAt the {@code iat}, in seconds since 1970
 * @param seenAt when it was first seen, on the fake's clock
 * @param seenAtWall when it was first seen, in wall time
 */
public record Age(long issuedAt, Instant seenAt, Instant seenAtWall) {

    /** Beyond the year 5000, seconds are milliseconds. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    /** Tells whether {@code iat} must have been written in milliseconds. */
    public boolean isInMilliseconds() {
        return issuedAt >= MILLISECONDS_FROM;
    }

    /**
     * Returns how far in the future {@code iat} lies at {@code now}, on the fake's clock; negative where it is past.
     */
    public Duration ahead(Instant now) {
        return Duration.ofSeconds(issuedAt - now.getEpochSecond());
    }

    /** Returns how old the token is at {@code now}, on the fake's clock. */
    public Duration at(Instant now) {
        long wallAge = seenAtWall.getEpochSecond() - issuedAt;
        return wallAge < 0
                ? Duration.ofSeconds(now.getEpochSecond() - issuedAt)
                : Duration.between(seenAt, now).plusSeconds(wallAge);
    }

    /** Tells whether the token is too old at {@code now}, on the fake's clock. */
    public boolean isExpired(Instant now) {
        return at(now).compareTo(Limits.PROVIDER_TOKEN_LIFETIME) > 0;
    }
}
