/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ProviderTokenCause.KeyAndTeamSwapped;
import dev.mockapns.server.cause.ProviderTokenCause.KeyOfOtherTeam;
import dev.mockapns.server.cause.ProviderTokenCause.KeyRevoked;
import dev.mockapns.server.cause.ProviderTokenCause.UnknownKey;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoKeyId;
import dev.mockapns.server.cause.ProviderTokenFormatCause.NoTeamId;
import dev.mockapns.server.cause.ProviderTokenFormatCause.WrongAlgorithm;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.WorldView;
import java.util.List;
import java.util.Optional;

/** Finds the faults in the members of a provider token, the most helpful first. */
final class Claims {

    private static final String ALGORITHM = "ES256";

    private Claims() {}

    static Optional<Cause> fault(Parsed token, WorldView world) {
        if (!token.algorithm().equals(Optional.of(ALGORITHM))) {
            return Optional.of(new WrongAlgorithm(token.algorithm()));
        }
        if (token.keyId().isEmpty()) {
            return Optional.of(new NoKeyId());
        }
        if (token.teamId().isEmpty()) {
            return Optional.of(new NoTeamId());
        }
        return ids(token.keyId().get(), token.teamId().get(), world)
                .or(() -> token.issuedAt().fault())
                .or(() -> token.signature().fault());
    }

    static Optional<Cause> revoked(RegisteredKey key) {
        return key.revokedAt().map(at -> new KeyRevoked(key.keyId(), key.teamId(), at));
    }

    private static Optional<Cause> ids(String kid, String iss, WorldView world) {
        Optional<RegisteredKey> key = world.key(kid);
        if (key.isEmpty()) {
            return Optional.of(
                    world.key(iss).isPresent() && world.hasTeam(kid)
                            ? new KeyAndTeamSwapped(kid, iss)
                            : new UnknownKey(kid, kid.length(), iss, world.hasTeam(iss), keyIds(iss, world)));
        }
        if (!key.get().teamId().equals(iss)) {
            return Optional.of(new KeyOfOtherTeam(kid, key.get().teamId(), iss, world.hasTeam(iss)));
        }
        return revoked(key.get());
    }

    private static List<String> keyIds(String team, WorldView world) {
        return world.hasTeam(team) ? world.keyIds(team) : List.of();
    }
}
