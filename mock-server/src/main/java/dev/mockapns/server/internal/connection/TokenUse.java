/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.protocol.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The provider token that a connection uses, and how fast it changed. Times are the fake's.
 *
 * @param token as it was sent
 * @param since when it was first used, or used again after another
 * @param earlyChanges how many changes in a row came early and slipped through, up to this token
 * @param refusedAt when a change came early once too often; the connection is unusable from then on, until
 *     {@link #mayChangeAt()}
 */
public record TokenUse(String token, Instant since, int earlyChanges, Optional<Instant> refusedAt) {

    /** Returns the use of the first token. */
    public static TokenUse first(String token, Instant now) {
        return new TokenUse(token, now, 0, Optional.empty());
    }

    /**
     * Returns the use after a request with {@code sent}.
     *
     * @param allowedEarlyChanges how many changes in a row may come early
     */
    public TokenUse next(String sent, Instant now, int allowedEarlyChanges) {
        if (isRefusing(now)) {
            return this;
        }
        if (sent.equals(token)) {
            return refusedAt.isEmpty() ? this : new TokenUse(token, since, 0, Optional.empty());
        }
        if (!now.isBefore(mayChangeAt())) {
            return first(sent, now);
        }
        return earlyChanges < allowedEarlyChanges
                ? new TokenUse(sent, now, earlyChanges + 1, Optional.empty())
                : new TokenUse(token, since, earlyChanges, Optional.of(now));
    }

    /** Tells whether requests are refused at {@code now}, whatever provider token they bring. */
    public boolean isRefusing(Instant now) {
        return refusedAt.isPresent() && now.isBefore(mayChangeAt());
    }

    /** Returns from when on another token is no early change. */
    public Instant mayChangeAt() {
        return since.plus(Limits.PROVIDER_TOKEN_MIN_AGE);
    }

    /** Returns how long the token has been in use. */
    public Duration heldFor(Instant now) {
        return Duration.between(since, now);
    }

    /** Leaves the token out: it is a secret for an hour. */
    @Override
    public String toString() {
        return "TokenUse[since=" + since + ", earlyChanges=" + earlyChanges + ", refusedAt=" + refusedAt + "]";
    }
}
