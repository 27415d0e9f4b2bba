/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The provider token can be read, and its key, its team, its signature or its age is wrong. */
public sealed interface ProviderTokenCause extends Cause {

    /**
     * The ids of key and team are swapped.
     *
     * @param keyId the {@code kid}, which is the id of a team
     * @param teamId the {@code iss}, which is the id of a key
     */
    record KeyAndTeamSwapped(String keyId, String teamId) implements ProviderTokenCause {

        public KeyAndTeamSwapped {
            keyId = Sent.member(keyId, "keyId");
            teamId = Sent.member(teamId, "teamId");
        }
    }

    /**
     * This fake has no key with the id.
     *
     * @param keyId the {@code kid} as it was sent
     * @param keyIdLength its length in characters
     * @param teamId the {@code iss} as it was sent
     * @param teamIsKnown whether this fake has that team
     * @param keysOfTeam the ids of that team's keys, sorted
     */
    record UnknownKey(String keyId, int keyIdLength, String teamId, boolean teamIsKnown, List<String> keysOfTeam)
            implements ProviderTokenCause {

        public UnknownKey {
            keyId = Sent.member(keyId, "keyId");
            teamId = Sent.member(teamId, "teamId");
            keysOfTeam = List.copyOf(requireNonNull(keysOfTeam, "keysOfTeam"));
        }
    }

    /**
     * The key is one of another team than the provider token says.
     *
     * @param keyTeamId the team of the key
     * @param sentTeamId the {@code iss} as it was sent
     * @param sentTeamIsKnown whether this fake has that team
     */
    record KeyOfOtherTeam(String keyId, String keyTeamId, String sentTeamId, boolean sentTeamIsKnown)
            implements ProviderTokenCause {

        public KeyOfOtherTeam {
            requireNonNull(keyId, "keyId");
            requireNonNull(keyTeamId, "keyTeamId");
            sentTeamId = Sent.member(sentTeamId, "sentTeamId");
        }
    }

    /**
     * The key is revoked.
     *
     * @param at since when, on the fake's clock
     */
    record KeyRevoked(String keyId, String teamId, Instant at) implements ProviderTokenCause {

        public KeyRevoked {
            requireNonNull(keyId, "keyId");
            requireNonNull(teamId, "teamId");
            requireNonNull(at, "at");
        }
    }

    /** Another key than the one that the provider token names made its signature, or what it signs was changed. */
    record WrongSignature(String keyId, String teamId) implements ProviderTokenCause {

        public WrongSignature {
            requireNonNull(keyId, "keyId");
            requireNonNull(teamId, "teamId");
        }
    }

    /**
     * The key is for the other environment only.
     *
     * @param sentTo the environment that the request came to
     */
    record KeyOfOtherEnvironment(String keyId, Environment sentTo) implements ProviderTokenCause {

        public KeyOfOtherEnvironment {
            requireNonNull(keyId, "keyId");
            requireNonNull(sentTo, "sentTo");
        }
    }

    /**
     * The provider token is from the future.
     *
     * @param issuedAt its {@code iat}
     * @param ahead how far that is ahead of the fake's clock
     * @param tolerance how far it may be ahead
     * @param clockAhead how far the fake's clock is ahead of wall time
     * @param clockTakenBack by how much {@code reset()} took the fake's clock back
     */
    record IssuedInFuture(
            Instant issuedAt, Duration ahead, Duration tolerance, Duration clockAhead, Duration clockTakenBack)
            implements ProviderTokenCause {

        public IssuedInFuture {
            requireNonNull(issuedAt, "issuedAt");
            requireNonNull(ahead, "ahead");
            requireNonNull(tolerance, "tolerance");
            requireNonNull(clockAhead, "clockAhead");
            requireNonNull(clockTakenBack, "clockTakenBack");
        }
    }

    /**
     * The provider token is too old.
     *
     * @param issuedAt its {@code iat}
     * @param age how old it is
     * @param lifetime how old it may be
     * @param clockAhead how far the fake's clock is ahead of wall time
     */
    record ProviderTokenExpired(Instant issuedAt, Duration age, Duration lifetime, Duration clockAhead)
            implements ProviderTokenCause {

        public ProviderTokenExpired {
            requireNonNull(issuedAt, "issuedAt");
            requireNonNull(age, "age");
            requireNonNull(lifetime, "lifetime");
            requireNonNull(clockAhead, "clockAhead");
        }
    }
}
