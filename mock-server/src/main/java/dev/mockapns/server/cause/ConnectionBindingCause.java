/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The first accepted push of a connection bound it to a team and to a kind of key, and this push has another. */
public sealed interface ConnectionBindingCause extends Cause {

    /**
     * What a connection is bound to.
     *
     * @param exchange the number of the exchange that bound it
     * @param at when, on the fake's clock
     * @param keyId the key that signed the provider token of that push
     * @param topicSpecific whether that key is a topic-specific one
     */
    record Bound(long exchange, Instant at, String teamId, String keyId, boolean topicSpecific) {

        public Bound {
            requireNonNull(at, "at");
            requireNonNull(teamId, "teamId");
            requireNonNull(keyId, "keyId");
        }
    }

    /**
     * The connection is bound to another team.
     *
     * @param teamId the team of this push
     * @param keyId the key that signed its provider token
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record BoundToOtherTeam(Bound bound, String teamId, String keyId, Duration clockAhead)
            implements ConnectionBindingCause {

        public BoundToOtherTeam {
            requireNonNull(bound, "bound");
            requireNonNull(teamId, "teamId");
            requireNonNull(keyId, "keyId");
            requireNonNull(clockAhead, "clockAhead");
        }
    }

    /**
     * The connection is bound to a key that this key may not be mixed with.
     *
     * @param keyId the key that signed the provider token of this push
     * @param topicSpecific whether that is a topic-specific one
     * @param relatedKeyId the one key that it may be mixed with
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record BoundToOtherKey(
            Bound bound, String keyId, boolean topicSpecific, Optional<String> relatedKeyId, Duration clockAhead)
            implements ConnectionBindingCause {

        public BoundToOtherKey {
            requireNonNull(bound, "bound");
            requireNonNull(keyId, "keyId");
            requireNonNull(relatedKeyId, "relatedKeyId");
            requireNonNull(clockAhead, "clockAhead");
        }
    }
}
