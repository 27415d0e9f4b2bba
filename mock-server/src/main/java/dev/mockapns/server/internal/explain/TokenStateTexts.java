/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.TokenStateCause;
import dev.mockapns.server.cause.TokenStateCause.Learned;
import dev.mockapns.server.cause.TokenStateCause.LiveActivityEnded;
import dev.mockapns.server.cause.TokenStateCause.NotificationsTurnedOff;
import dev.mockapns.server.cause.TokenStateCause.TokenDied;
import dev.mockapns.server.world.IssuedToken;
import dev.mockapns.server.world.TokenDeath;
import java.time.Duration;
import java.util.List;

/** The sentences for {@link TokenStateCause}. */
final class TokenStateTexts {

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(TokenDied.class, TokenStateTexts::died, TokenStateTexts::forget),
            Text.inDialect(
                    NotificationsTurnedOff.class,
                    cause -> DiscardTexts.turnedOff(
                                    cause.token().topic(), cause.token().device())
                            + " on " + Quantities.when(cause.since()) + ", and this fake is set to answer "
                            + cause.answer().wireText() + " in that case" + Quantities.ahead(cause.clockAhead()),
                    (cause, dialect) -> (cause.answer() == KnownReason.BAD_DEVICE_TOKEN
                                    ? "do not delete the token, because the user may turn notifications on again; "
                                    : "treat it as any other 410: delete the token unless the app has sent it"
                                            + " again after the timestamp in this answer; ")
                            + "some back ends report this answer, but Apple documents that APNs accepts and discards such"
                            + " a push, which is also the default of this fake"
                            + option("notificationsOff(NotificationsOff.DISCARD)", dialect)),
            Text.inDialect(
                    LiveActivityEnded.class,
                    cause -> "this is the token of a Live Activity on "
                            + cause.token().device() + " (" + cause.token().topic() + ") that ended on "
                            + Quantities.when(cause.endedAt()) + Quantities.ahead(cause.clockAhead()),
                    (cause, dialect) -> "forget the token when the activity ends; by default this fake accepts the push"
                            + " and the device ignores it"
                            + option("endedActivities(EndedActivities.IGNORE)", dialect)));

    private TokenStateTexts() {}

    /** Returns when and why a token became invalid: {@code 2026-01-02T03:04:05Z, when the app was uninstalled}. */
    static String how(TokenDeath death) {
        return Quantities.when(death.at()) + ", "
                + switch (death.kind()) {
                    case UNINSTALLED -> "when the app was uninstalled";
                    case REINSTALLED -> "when the app was reinstalled";
                    case ROTATED -> "when the device gave the app a new token";
                    case RESTORED ->
                        "when the device was restored onto "
                                + death.replacement().orElse("a new one");
                    case REPLACED -> "when a build for the other environment replaced the app";
                    case UNREGISTERED -> "when the app unregistered from remote notifications";
                    case EXPIRED -> "because it expired";
                };
    }

    private static String option(String setting, Dialect dialect) {
        return switch (dialect) {
            case JAVA -> ": apns.options(o -> o.devices(d -> d." + setting + "))";
            case COMMAND_LINE, HTTP -> "";
        };
    }

    private static String died(TokenDied cause) {
        IssuedToken token = cause.token();
        return "this token of " + token.device() + " (" + token.topic() + ", " + token.environment()
                + ") has been invalid since " + how(cause.death()) + learned(cause)
                + cause.successor()
                        .map(successor -> successor(token, successor))
                        .orElse("")
                + Quantities.ahead(cause.clockAhead());
    }

    private static String learned(TokenDied cause) {
        return switch (cause.learned()) {
            case AT_ONCE -> "";
            case FROM_THE_DEVICE ->
                "; APNs has known this since " + Quantities.when(cause.learnedAt())
                        + ", when a push reached the device";
            case AFTER_A_DELAY ->
                "; APNs has answered 410 since " + Quantities.when(cause.learnedAt()) + ", "
                        + Quantities.span(Duration.between(cause.death().at(), cause.learnedAt())) + " later";
        };
    }

    private static String successor(IssuedToken token, IssuedToken successor) {
        return "; the app on this device got another token, "
                + successor.token().shortened()
                + (successor.environment() == token.environment() ? "" : " of " + successor.environment()) + ", on "
                + Quantities.when(successor.issuedAt());
    }

    private static String forget(TokenDied cause, Dialect dialect) {
        if (cause.death().kind() == TokenDeath.Kind.EXPIRED) {
            return "delete it from the database; the app sends a new one at its next launch";
        }
        return "delete it from the database, unless the app has sent the same token again after the timestamp in this"
                + " answer"
                + (cause.learned() == Learned.AFTER_A_DELAY && dialect == Dialect.JAVA
                        ? "; in this fake, apns.options(o -> o.devices(d -> d.deadTokens(DeadTokens.after(…)))) sets the"
                                + " delay"
                        : "");
    }
}
