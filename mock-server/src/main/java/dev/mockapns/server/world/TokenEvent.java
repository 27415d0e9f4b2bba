/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** A device token was issued or died. */
public sealed interface TokenEvent {

    /** Returns the token that this is about. */
    IssuedToken token();

    /** Returns when it happened, on the fake's clock. */
    Instant at();

    /**
     * An app got a token, which it sends to its back end.
     *
     * @param replaces the token that the same app on the same device had before
     */
    record Issued(IssuedToken token, Instant at, Optional<IssuedToken> replaces) implements TokenEvent {

        public Issued {
            requireNonNull(token, "token");
            requireNonNull(at, "at");
            requireNonNull(replaces, "replaces");
        }
    }

    /**
     * A token died. At Apple, no app tells its back end, which learns it by a rejection.
     *
     * @param death how it died
     */
    record Died(IssuedToken token, TokenDeath death) implements TokenEvent {

        public Died {
            requireNonNull(token, "token");
            requireNonNull(death, "death");
        }

        @Override
        public Instant at() {
            return death.at();
        }
    }
}
