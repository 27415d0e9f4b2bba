/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_TOKEN;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.world.TokenDeath;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.options.EndedActivities;
import dev.mockapns.server.options.Rate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Rules about whether the device token still lives, and takes this push now. */
final class TokenStateRules {

    private TokenStateRules() {}

    static Optional<Rejection> notExpired(RuleContext context) {
        return died(context, true)
                .map(death -> gone(
                        context,
                        EXPIRED_TOKEN,
                        death,
                        death.at(),
                        "delete it from the database; the app sends a new one at its next launch"));
    }

    static Optional<Rejection> registered(RuleContext context) {
        return died(context, false)
                .flatMap(
                        death -> UnregisteredTimestamp.confirmedAt(
                                        context.life().orElseThrow(),
                                        context.options().devices().deadTokens())
                                .filter(confirmedAt -> !context.now().isBefore(confirmedAt))
                                .map(
                                        confirmedAt -> gone(
                                                context,
                                                UNREGISTERED,
                                                death,
                                                confirmedAt,
                                                "delete it from the database, unless the app has sent this very token again since then")));
    }

    static Optional<Rejection> notificationsOn(RuleContext context) {
        return switch (context.options().devices().notificationsOff()) {
            case DISCARD -> Optional.empty();
            case UNREGISTERED ->
                off(context)
                        .map(since -> Rejection.gone(UNREGISTERED, since, switchedOff(context, since), switchBack()));
            case BAD_DEVICE_TOKEN ->
                off(context).map(since -> Rejection.of(BAD_DEVICE_TOKEN, switchedOff(context, since), switchBack()));
        };
    }

    static Optional<Rejection> activityGoesOn(RuleContext context) {
        if (context.options().devices().endedActivities() == EndedActivities.IGNORE) {
            return Optional.empty();
        }
        return context.life()
                .filter(TokenLife::isAlive)
                .flatMap(life -> context.world()
                        .activityEndedAt(life)
                        .map(endedAt -> Rejection.gone(
                                UNREGISTERED,
                                endedAt,
                                "this is the token of a Live Activity on " + life.deviceName() + " (" + life.topic()
                                        + ") that ended on " + Quantities.when(endedAt)
                                        + Quantities.ahead(context.ahead()),
                                "forget the token when the activity ends; by default this fake accepts the push and the device"
                                        + " ignores it (EndedActivities.IGNORE)")));
    }

    static Optional<Rejection> withinRate(RuleContext context) {
        Optional<Rate> rate = context.options().devices().pushesPerToken();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        String token = context.request().deviceToken().orElse("");
        int taken = context.throttle().taken(token.toLowerCase(Locale.ROOT), rate.get(), context.now());
        if (taken < rate.get().pushes()) {
            return Optional.empty();
        }
        String whose =
                context.life().map(life -> " (" + Phrases.whose(life) + ")").orElse("");
        return Optional.of(Rejection.of(
                TOO_MANY_REQUESTS,
                "the token " + Quoted.deviceToken(token) + whose + " took "
                        + (taken == 1 ? "1 push" : taken + " pushes")
                        + " within " + Quantities.span(rate.get().period()) + ", and this fake was told to allow "
                        + rate.get().pushes() + Quantities.ahead(context.ahead()),
                "send less often to one device, and send this push again later"));
    }

    private static Optional<TokenDeath> died(RuleContext context, boolean expired) {
        return context.life()
                .flatMap(TokenLife::death)
                .filter(death -> (death.cause() == TokenDeath.Cause.EXPIRED) == expired);
    }

    private static Rejection gone(
            RuleContext context, KnownReason reason, TokenDeath death, Instant confirmedAt, String advice) {
        TokenLife life = context.life().orElseThrow();
        String since = context.world()
                .successorOf(life)
                .map(newer -> "; it has had another token, " + newer.token().shortened()
                        + (newer.environment() == life.environment() ? "" : " of " + newer.environment()) + ", since "
                        + Quantities.when(newer.issuedAt()))
                .orElse("");
        String confirmed = reason == EXPIRED_TOKEN
                ? ""
                : UnregisteredTimestamp.confirmed(context.options().devices().deadTokens(), confirmedAt);
        return Rejection.gone(
                reason,
                confirmedAt,
                "this is a token of " + life.deviceName() + " (" + life.topic() + ", " + life.environment()
                        + ") that died on " + Quantities.when(death.at()) + " "
                        + death.clause() + confirmed + since
                        + Quantities.ahead(context.ahead()),
                advice);
    }

    private static Optional<Instant> off(RuleContext context) {
        return context.life().filter(TokenLife::isAlive).flatMap(context.world()::notificationsOffSince);
    }

    private static String switchedOff(RuleContext context, Instant since) {
        TokenLife life = context.life().orElseThrow();
        return "the person switched notifications of " + life.topic() + " off on " + life.deviceName() + " on "
                + Quantities.when(since) + Quantities.ahead(context.ahead());
    }

    private static String switchBack() {
        return "expect this from the field; by default this fake accepts and discards the push (NotificationsOff.DISCARD)";
    }
}
