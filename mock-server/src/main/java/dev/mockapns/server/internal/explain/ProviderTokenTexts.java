/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Limits;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.ProviderTokenCause;
import dev.mockapns.server.cause.ProviderTokenCause.IssuedInFuture;
import dev.mockapns.server.cause.ProviderTokenCause.KeyAndTeamSwapped;
import dev.mockapns.server.cause.ProviderTokenCause.KeyOfOtherEnvironment;
import dev.mockapns.server.cause.ProviderTokenCause.KeyOfOtherTeam;
import dev.mockapns.server.cause.ProviderTokenCause.KeyRevoked;
import dev.mockapns.server.cause.ProviderTokenCause.ProviderTokenExpired;
import dev.mockapns.server.cause.ProviderTokenCause.UnknownKey;
import dev.mockapns.server.cause.ProviderTokenCause.WrongSignature;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;

/** The sentences for {@link ProviderTokenCause}. */
final class ProviderTokenTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    KeyAndTeamSwapped.class,
                    cause -> "kid and iss are swapped: kid is \"" + cause.keyId()
                            + "\", which is a team id, and iss is \"" + cause.teamId() + "\", which is a key id",
                    cause -> "put the key id into kid (in the header) and the team id into iss (in the claims)"),
            Text.inDialect(
                    UnknownKey.class,
                    cause -> "no key has the id \"" + cause.keyId() + "\", which is the kid of the provider token"
                            + keysOfTeam(cause),
                    ProviderTokenTexts::knownKey),
            Text.of(
                    KeyOfOtherTeam.class,
                    cause -> "key " + cause.keyId() + " belongs to team " + cause.keyTeamId()
                            + ", and the iss of the provider token is \"" + cause.sentTeamId() + '"'
                            + (cause.sentTeamIsKnown() ? "" : ", a team that this fake does not know"),
                    cause -> "put the team that the key belongs to into iss: " + cause.keyTeamId()),
            Text.of(
                    KeyRevoked.class,
                    cause -> "key " + cause.keyId() + " of team " + cause.teamId() + " was revoked on "
                            + Quantities.when(cause.at()),
                    cause -> "sign with another key of the team, and close the connections that used this one"),
            Text.of(
                    WrongSignature.class,
                    cause -> "the signature of the provider token does not verify with key " + cause.keyId()
                            + " of team " + cause.teamId(),
                    cause -> "sign with ES256 and the .p8 file that belongs to key id " + cause.keyId()
                            + "; sign the first two segments and the dot between them exactly as they are sent"),
            Text.inDialect(
                    KeyOfOtherEnvironment.class,
                    cause -> "key " + cause.keyId() + " is for "
                            + cause.sentTo().other() + " only, and the request came to " + cause.sentTo(),
                    (cause, dialect) -> "sign with a key for " + cause.sentTo() + ", or send to "
                            + ListenerNames.forPushes(cause.sentTo().other(), dialect)),
            Text.of(
                    IssuedInFuture.class,
                    cause -> "the iat of the provider token, " + Quantities.when(cause.issuedAt()) + ", is "
                            + Quantities.span(cause.ahead()) + " in the future; this fake tolerates "
                            + Quantities.span(cause.tolerance())
                            + Quantities.ahead(cause.clockAhead())
                            + Quantities.takenBack(cause.clockTakenBack()),
                    cause ->
                            "set the clock of the back end by NTP; iat is in seconds since 1970 in UTC, not in local time"),
            Text.inDialect(
                    ProviderTokenExpired.class,
                    cause -> "the provider token is " + Quantities.span(cause.age()) + " old (iat "
                            + Quantities.when(cause.issuedAt()) + "); APNs accepts one for "
                            + Quantities.span(cause.lifetime()) + Quantities.ahead(cause.clockAhead()),
                    ProviderTokenTexts::renew));

    private ProviderTokenTexts() {}

    private static String renew(ProviderTokenExpired cause, Dialect dialect) {
        String inTime =
                "make a new provider token when the old one is between 20 and 60 minutes old, for example every 40"
                        + " minutes, and use it for all requests";
        return cause.clockAhead().isZero()
                ? inTime
                : inTime
                        + "; because the fake's clock was moved, make another one now; its iat may"
                        + " be wall time or the fake's time, because this fake accepts"
                        + " both in a token that it has not seen before"
                        + (dialect == Dialect.JAVA ? "; or let the back end take all times from apns.clock()" : "");
    }

    private static String keysOfTeam(UnknownKey cause) {
        if (!cause.teamIsKnown()) {
            return "";
        }
        return cause.keysOfTeam().isEmpty()
                ? "; team " + cause.teamId() + " has no key"
                : "; team " + cause.teamId() + " has "
                        + (cause.keysOfTeam().size() == 1 ? "key " : "keys ")
                        + Quoted.list(cause.keysOfTeam(), ", ");
    }

    private static String knownKey(UnknownKey cause, Dialect dialect) {
        if (cause.keyIdLength() != Limits.KEY_AND_TEAM_ID_LENGTH) {
            return "a key id has " + Limits.KEY_AND_TEAM_ID_LENGTH + " characters, this one has " + cause.keyIdLength()
                    + "; in this fake the key id is " + ProviderTokenFormatTexts.keyIdOfFake(dialect)
                    + ", and at Apple it is in the file name AuthKey_<key id>.p8";
        }
        return "use the id of the key that signs"
                + switch (dialect) {
                    case JAVA -> ": apns.key().keyId(), or a key made or added with apns.team()";
                    case COMMAND_LINE ->
                        ": keyId of connection.json, or start mockapns serve with that key (--key, --key-id,"
                                + " --team-id)";
                    case HTTP -> ", or register that key";
                };
    }
}
