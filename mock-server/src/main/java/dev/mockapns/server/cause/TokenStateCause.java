/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.TokenDeath;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The device token was issued for this app in this environment, and APNs accepts no push to it now. */
public sealed interface TokenStateCause extends Cause {

    /**
     * The token died.
     *
     * @param learned what made APNs learn it
     * @param learnedAt when APNs learned it, which is the timestamp of the answer
     * @param successor the token that the app on this device has now, where it has one
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record TokenDied(
            IssuedToken token,
            TokenDeath death,
            Learned learned,
            Instant learnedAt,
            Optional<IssuedToken> successor,
            Duration clockAhead)
            implements TokenStateCause {

        public TokenDied {
            requireNonNull(token, "token");
            requireNonNull(death, "death");
            requireNonNull(learned, "learned");
            requireNonNull(learnedAt, "learnedAt");
            requireNonNull(successor, "successor");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /** What made APNs learn that a token is dead. */
    enum Learned {
        /** Nothing: APNs learned it in the moment in which the token died. */
        AT_ONCE,
        /** A push reached the device, which reported that the token is dead. */
        FROM_THE_DEVICE,
        /** The time that an option sets went by. */
        AFTER_A_DELAY
    }

    /**
     * The user turned off notifications of the app, and an option makes that a rejection.
     *
     * @param answer the reason that the option is set to
     * @param since when the user turned them off
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record NotificationsTurnedOff(IssuedToken token, Reason answer, Instant since, Duration clockAhead)
            implements TokenStateCause {

        public NotificationsTurnedOff {
            requireNonNull(token, "token");
            requireNonNull(answer, "answer");
            requireNonNull(since, "since");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * The Live Activity that has the token ended, and an option makes that a rejection.
     *
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record LiveActivityEnded(IssuedToken token, Instant endedAt, Duration clockAhead) implements TokenStateCause {

        public LiveActivityEnded {
            requireNonNull(token, "token");
            requireNonNull(endedAt, "endedAt");
            requireNonNull(clockAhead, "clockAhead");
        }
    }
}
