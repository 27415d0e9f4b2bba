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
import dev.mockapns.server.options.NotificationsOff;
import dev.mockapns.server.options.Rate;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about whether the device token still lives, and takes this push now. */
final class TokenStateRules {

    private TokenStateRules() {}

    static @Nullable Rejection notExpired(RuleContext context) {
        TokenDeath death = death(context);
        return death == null || death.kind() != TokenDeath.Kind.EXPIRED
                ? null
                : gone(context, EXPIRED_TOKEN, death, death.at());
    }

    static @Nullable Rejection registered(RuleContext context) {
        TokenDeath death = death(context);
        if (death == null || death.kind() == TokenDeath.Kind.EXPIRED) {
            return null;
        }
        Optional<Instant> confirmedAt = UnregisteredTimestamp.confirmedAt(
                context.issuedToken(), context.options().devices().deadTokens());
        return confirmedAt.isEmpty() || context.now().isBefore(confirmedAt.get())
                ? null
                : gone(context, UNREGISTERED, death, confirmedAt.get());
    }

    static @Nullable Rejection notificationsOn(RuleContext context) {
        NotificationsOff answer = context.options().devices().notificationsOff();
        TokenLife life = context.life();
        if (answer == NotificationsOff.DISCARD || life == null || !life.isAlive()) {
            return null;
        }
        Optional<Instant> off = context.world().notificationsOffSince(life);
        if (off.isEmpty()) {
            return null;
        }
        Instant since = off.get();
        return answer == NotificationsOff.UNREGISTERED
                ? Rejection.gone(UNREGISTERED, since, turnedOff(context, UNREGISTERED, since))
                : Rejection.of(BAD_DEVICE_TOKEN, turnedOff(context, BAD_DEVICE_TOKEN, since));
    }

    static @Nullable Rejection activityGoesOn(RuleContext context) {
        TokenLife life = context.life();
        if (life == null
                || !life.isAlive()
                || context.options().devices().endedActivities() == EndedActivities.IGNORE) {
            return null;
        }
        Optional<Instant> endedAt = context.world().activityEndedAt(life);
        return endedAt.isEmpty()
                ? null
                : Rejection.gone(
                        UNREGISTERED,
                        endedAt.get(),
                        new LiveActivityEnded(life.issued(), endedAt.get(), context.ahead()));
    }

    static @Nullable Rejection withinRate(RuleContext context) {
        Optional<Rate> rate = context.options().devices().pushesPerToken();
        if (rate.isEmpty()) {
            return null;
        }
        DeviceToken token = context.requiredToken();
        int taken = context.pushCounts().taken(token.hex(), rate.get(), context.now());
        if (taken < rate.get().pushes()) {
            return null;
        }
        return Rejection.of(
                TOO_MANY_REQUESTS,
                new TooManyPushes(
                        token,
                        Optional.ofNullable(context.life()).map(TokenLife::issued),
                        taken,
                        rate.get().pushes(),
                        rate.get().period(),
                        context.ahead()));
    }

    private static @Nullable TokenDeath death(RuleContext context) {
        TokenLife life = context.life();
        return life == null ? null : life.death().orElse(null);
    }

    private static Rejection gone(RuleContext context, KnownReason reason, TokenDeath death, Instant learnedAt) {
        TokenLife life = context.issuedToken();
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

    private static NotificationsTurnedOff turnedOff(RuleContext context, KnownReason answer, Instant since) {
        return new NotificationsTurnedOff(context.issuedToken().issued(), answer, since, context.ahead());
    }
}
