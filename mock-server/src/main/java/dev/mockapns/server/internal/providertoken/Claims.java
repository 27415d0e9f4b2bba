/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.protocol.Limits;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Prose;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.world.RegisteredKey;
import dev.mockapns.server.internal.world.WorldView;
import java.util.Optional;

/** Finds what is wrong with the members of a provider token, the most telling fault first. */
final class Claims {

    private static final String ALGORITHM = "ES256";

    private Claims() {}

    static Optional<Cause> fault(Parsed token, WorldView world) {
        if (!token.algorithm().equals(Optional.of(ALGORITHM))) {
            String found = token.algorithm()
                    .map(Claims::shown)
                    .map(alg -> "alg " + alg)
                    .orElse("no alg");
            return fault(
                    "the header of the provider token has " + found + "; APNs takes " + ALGORITHM + " only",
                    "sign with ES256 (ECDSA on P-256 with SHA-256) and say so in the header: \"alg\":\"ES256\"");
        }
        if (token.keyId().isEmpty()) {
            return fault(
                    "the header of the provider token has no kid",
                    "put the key id into the header, not the claims: the 10 characters in the name AuthKey_<key id>.p8");
        }
        if (token.teamId().isEmpty()) {
            return fault(
                    "the claims of the provider token have no iss",
                    "put the team id there: 10 characters, at the top right of Apple's developer portal");
        }
        return ids(token.keyId().get(), token.teamId().get(), world).or(() -> rest(token));
    }

    static Optional<Cause> revoked(RegisteredKey key) {
        return key.revokedAt()
                .map(at -> new Prose(
                        "key " + key.keyId() + " of team " + key.teamId() + " was revoked on " + Quantities.when(at),
                        "sign with another key of the team, and close the connections that used this one"));
    }

    private static Optional<Cause> ids(String kid, String iss, WorldView world) {
        Optional<RegisteredKey> key = world.key(kid);
        if (key.isEmpty() && world.key(iss).isPresent() && world.hasTeam(kid)) {
            return fault(
                    "kid and iss are swapped: kid is \"" + kid + "\", which is a team id, and iss is \"" + iss
                            + "\", which is a key id",
                    "put the key id into kid (in the header) and the team id into iss (in the claims)");
        }
        if (key.isEmpty()) {
            String keys = world.hasTeam(iss) ? "; the keys of team " + iss + " are " + world.keyIds(iss) : "";
            return fault(
                    "no key has the id " + shown(kid) + ", which is the kid of the provider token" + keys,
                    kid.length() == Limits.KEY_AND_TEAM_ID_LENGTH
                            ? "use the id of the key that signs: apns.key().keyId(), or a key made or added with apns.team()"
                            : "a key id has " + Limits.KEY_AND_TEAM_ID_LENGTH + " characters, this one has "
                                    + kid.length() + ": take it from the name AuthKey_<key id>.p8");
        }
        if (!key.get().teamId().equals(iss)) {
            return fault(
                    "key " + kid + " is of team " + key.get().teamId() + ", and the iss of the provider token is "
                            + shown(iss) + (world.hasTeam(iss) ? "" : ", which is no team that this fake knows"),
                    "put the team that the key belongs to into iss: "
                            + key.get().teamId());
        }
        return revoked(key.get());
    }

    private static Optional<Cause> rest(Parsed token) {
        if (!token.issuedAt().fault().isEmpty()) {
            return fault(
                    token.issuedAt().fault(),
                    "put the time of signing there, as a number of seconds since 1970 in UTC");
        }
        if (!token.signature().fault().isEmpty()) {
            return fault(
                    "the provider token is not signed properly: "
                            + token.signature().fault(),
                    "sign with ES256 and send r and s, 32 bytes each, in base64url");
        }
        return Optional.empty();
    }

    private static Optional<Cause> fault(String because, String advice) {
        return Optional.of(new Prose(because, advice));
    }

    private static String shown(String value) {
        return Quoted.inMarks(value, Parser.LONGEST_QUOTED);
    }
}
