/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import static dev.mockapns.protocol.KnownReason.BAD_DEVICE_TOKEN;
import static dev.mockapns.protocol.KnownReason.EXPIRED_TOKEN;
import static dev.mockapns.protocol.KnownReason.TOO_MANY_REQUESTS;
import static dev.mockapns.protocol.KnownReason.UNREGISTERED;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.behaviour.EndedActivities;
import dev.mockapns.server.behaviour.Rate;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.Death;
import dev.mockapns.server.internal.world.TokenLife;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Rules about whether the device token still lives, and takes this push now. */
final class TokenStateRules {

    private TokenStateRules() {}

    static Optional<Violation> notExpired(Judging judging) {
        return died(judging, true)
                .map(death -> gone(
                        judging,
                        EXPIRED_TOKEN,
                        death,
                        death.at(),
                        "delete it from the database; the app sends a new one at its next launch"));
    }

    static Optional<Violation> registered(Judging judging) {
        return died(judging, false)
                .flatMap(
                        death -> DeathNotice.confirmedAt(
                                        judging.life().orElseThrow(),
                                        judging.behaviour().deadTokens())
                                .filter(confirmedAt -> !judging.now().isBefore(confirmedAt))
                                .map(
                                        confirmedAt -> gone(
                                                judging,
                                                UNREGISTERED,
                                                death,
                                                confirmedAt,
                                                "delete it from the database, unless the app has sent this very token again since then")));
    }

    static Optional<Violation> notificationsOn(Judging judging) {
        return switch (judging.behaviour().notificationsOff()) {
            case DISCARD -> Optional.empty();
            case UNREGISTERED ->
                off(judging)
                        .map(since -> Violation.gone(UNREGISTERED, since, switchedOff(judging, since), switchBack()));
            case BAD_DEVICE_TOKEN ->
                off(judging).map(since -> Violation.of(BAD_DEVICE_TOKEN, switchedOff(judging, since), switchBack()));
        };
    }

    static Optional<Violation> activityGoesOn(Judging judging) {
        if (judging.behaviour().endedActivities() == EndedActivities.IGNORE) {
            return Optional.empty();
        }
        return judging.life()
                .filter(TokenLife::isAlive)
                .flatMap(life -> judging.world()
                        .activityEndedAt(life)
                        .map(endedAt -> Violation.gone(
                                UNREGISTERED,
                                endedAt,
                                "this is the token of a Live Activity on " + life.deviceName() + " (" + life.topic()
                                        + ") that ended on " + Wording.when(endedAt) + Wording.ahead(judging.ahead()),
                                "forget the token when the activity ends; by default this fake accepts the push and the device"
                                        + " ignores it (EndedActivities.IGNORE)")));
    }

    static Optional<Violation> withinRate(Judging judging) {
        Optional<Rate> rate = judging.behaviour().pushesPerDeviceToken();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        String token = judging.request().deviceToken().orElse("");
        int taken = judging.throttle().taken(token.toLowerCase(Locale.ROOT), rate.get(), judging.now());
        if (taken < rate.get().pushes()) {
            return Optional.empty();
        }
        String whose =
                judging.life().map(life -> " (" + Words.whose(life) + ")").orElse("");
        return Optional.of(Violation.of(
                TOO_MANY_REQUESTS,
                "the token " + Quoted.deviceToken(token) + whose + " took "
                        + (taken == 1 ? "1 push" : taken + " pushes")
                        + " within " + Wording.span(rate.get().period()) + ", and this fake was told to allow "
                        + rate.get().pushes() + Wording.ahead(judging.ahead()),
                "send less often to one device, and send this push again later"));
    }

    private static Optional<Death> died(Judging judging, boolean expired) {
        return judging.life()
                .flatMap(TokenLife::death)
                .filter(death -> (death.cause() == Death.Cause.EXPIRED) == expired);
    }

    private static Violation gone(
            Judging judging, KnownReason reason, Death death, Instant confirmedAt, String advice) {
        TokenLife life = judging.life().orElseThrow();
        String since = judging.world()
                .successorOf(life)
                .map(newer -> "; it has had another token, " + newer.token().shortened()
                        + (newer.environment() == life.environment() ? "" : " of " + newer.environment()) + ", since "
                        + Wording.when(newer.issuedAt()))
                .orElse("");
        String confirmed = reason == EXPIRED_TOKEN
                ? ""
                : DeathNotice.confirmed(judging.behaviour().deadTokens(), confirmedAt);
        return Violation.gone(
                reason,
                confirmedAt,
                "this is a token of " + life.deviceName() + " (" + life.topic() + ", " + life.environment()
                        + ") that died on " + Wording.when(death.at()) + " "
                        + death.clause() + confirmed + since
                        + Wording.ahead(judging.ahead()),
                advice);
    }

    private static Optional<Instant> off(Judging judging) {
        return judging.life().filter(TokenLife::isAlive).flatMap(judging.world()::notificationsOffSince);
    }

    private static String switchedOff(Judging judging, Instant since) {
        TokenLife life = judging.life().orElseThrow();
        return "the person switched notifications of " + life.topic() + " off on " + life.deviceName() + " on "
                + Wording.when(since) + Wording.ahead(judging.ahead());
    }

    private static String switchBack() {
        return "expect this from the field; by default this fake accepts and discards the push (NotificationsOff.DISCARD)";
    }
}
