/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_TOKEN;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.RateCause.TooManyPushes;
import dev.mockapns.server.cause.TokenStateCause.Learned;
import dev.mockapns.server.cause.TokenStateCause.LiveActivityEnded;
import dev.mockapns.server.cause.TokenStateCause.NotificationsTurnedOff;
import dev.mockapns.server.cause.TokenStateCause.TokenDied;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.UnregisteredTimestamp;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.options.EndedActivities;
import dev.mockapns.server.options.Rate;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Rules about whether the device token still lives, and takes this push now. */
final class TokenStateRules {

    private TokenStateRules() {}

    static Optional<Rejection> notExpired(RuleContext context) {
        return died(context, true).map(death -> gone(context, EXPIRED_TOKEN, death, death.at()));
    }

    static Optional<Rejection> registered(RuleContext context) {
        return died(context, false)
                .flatMap(death -> UnregisteredTimestamp.confirmedAt(
                                context.life().orElseThrow(),
                                context.options().devices().deadTokens())
                        .filter(confirmedAt -> !context.now().isBefore(confirmedAt))
                        .map(confirmedAt -> gone(context, UNREGISTERED, death, confirmedAt)));
    }

    static Optional<Rejection> notificationsOn(RuleContext context) {
        return switch (context.options().devices().notificationsOff()) {
            case DISCARD -> Optional.empty();
            case UNREGISTERED ->
                off(context).map(since -> Rejection.gone(UNREGISTERED, since, turnedOff(context, UNREGISTERED, since)));
            case BAD_DEVICE_TOKEN ->
                off(context).map(since -> Rejection.of(BAD_DEVICE_TOKEN, turnedOff(context, BAD_DEVICE_TOKEN, since)));
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
                                new LiveActivityEnded(life.issued(), endedAt, context.ahead()))));
    }

    static Optional<Rejection> withinRate(RuleContext context) {
        Optional<Rate> rate = context.options().devices().pushesPerToken();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        String token = context.request().deviceToken().orElse("");
        int taken = context.pushCounts().taken(token.toLowerCase(Locale.ROOT), rate.get(), context.now());
        if (taken < rate.get().pushes()) {
            return Optional.empty();
        }
        return Optional.of(Rejection.of(
                TOO_MANY_REQUESTS,
                new TooManyPushes(
                        DeviceToken.of(token),
                        context.life().map(TokenLife::issued),
                        taken,
                        rate.get().pushes(),
                        rate.get().period(),
                        context.ahead())));
    }

    private static Optional<TokenDeath> died(RuleContext context, boolean expired) {
        return context.life()
                .flatMap(TokenLife::death)
                .filter(death -> (death.kind() == TokenDeath.Kind.EXPIRED) == expired);
    }

    private static Rejection gone(RuleContext context, KnownReason reason, TokenDeath death, Instant learnedAt) {
        TokenLife life = context.life().orElseThrow();
        TokenDied cause = new TokenDied(
                life.issued(),
                death,
                learned(context.options().devices().deadTokens(), death),
                learnedAt,
                context.world().successorOf(life).map(TokenLife::issued),
                context.ahead());
        return Rejection.gone(reason, learnedAt, cause);
    }

    private static Learned learned(DeadTokens when, TokenDeath death) {
        if (death.kind() == TokenDeath.Kind.EXPIRED) {
            return Learned.AT_ONCE;
        }
        if (when instanceof DeadTokens.AfterNextPush) {
            return Learned.FROM_THE_DEVICE;
        }
        return when instanceof DeadTokens.After ? Learned.AFTER_A_DELAY : Learned.AT_ONCE;
    }

    private static Optional<Instant> off(RuleContext context) {
        return context.life().filter(TokenLife::isAlive).flatMap(context.world()::notificationsOffSince);
    }

    private static NotificationsTurnedOff turnedOff(RuleContext context, KnownReason answer, Instant since) {
        return new NotificationsTurnedOff(context.life().orElseThrow().issued(), answer, since, context.ahead());
    }
}
