/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.server.cause.DeadTokenCause;
import dev.mockapns.server.cause.DeadTokenCause.DeviceNotReached;
import dev.mockapns.server.cause.DeadTokenCause.DeviceReports;
import dev.mockapns.server.cause.DeadTokenCause.DeviceReportsLater;
import dev.mockapns.server.cause.DeadTokenCause.DiedOnTheWay;
import dev.mockapns.server.cause.DeadTokenCause.LearnedLater;
import dev.mockapns.server.cause.DeadTokenCause.NeverLearned;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.internal.world.UnregisteredTimestamp;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.world.TokenDeath;

/** A push that was accepted although its device token is dead: no device shows it, and APNs does not know yet. */
final class DeadTokenPush {

    private DeadTokenPush() {}

    static Delivery bring(World world, AcceptedPush push) {
        TokenDeath death = push.life().death().orElseThrow();
        DeadTokens when = push.options().devices().deadTokens();
        return new Delivery(
                Outcome.DISCARDED,
                when instanceof DeadTokens.AtOnce ? new DiedOnTheWay(death) : report(world, push, death, when));
    }

    private static DeadTokenCause report(World world, AcceptedPush push, TokenDeath death, DeadTokens when) {
        World.Report report = world.reportDead(push.life(), push.now(), push.terms());
        if (when instanceof DeadTokens.Never) {
            return new NeverLearned(death);
        }
        if (when instanceof DeadTokens.After) {
            return new LearnedLater(
                    death, UnregisteredTimestamp.confirmedAt(push.life(), when).orElseThrow());
        }
        return switch (report) {
            case NOW -> new DeviceReports(death, push.device());
            case LATER ->
                new DeviceReportsLater(death, push.away(world), push.storage().until());
            case NEVER ->
                new DeviceNotReached(death, push.away(world), push.storage().expiration());
        };
    }
}
