/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.rules.UnregisteredTimestamp;
import dev.mockapns.server.internal.world.TokenDeath;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.DeadTokens;

/** A push that was accepted although its device token is dead: no device shows it, and APNs does not tell yet. */
final class DeadTokenPush {

    private DeadTokenPush() {}

    static Delivery bring(World world, AcceptedPush push) {
        TokenDeath death = push.life().death().orElseThrow();
        if (push.options().devices().deadTokens() instanceof DeadTokens.AtOnce) {
            return new Delivery(Outcome.DISCARDED, "the token died while the push was on its way");
        }
        String dead = "the token is dead already: it died on " + Quantities.when(death.at()) + " " + death.clause();
        World.Report report = world.reportDead(push.life(), push.now(), push.terms());
        return new Delivery(Outcome.DISCARDED, dead + "; " + whyNotTold(world, push, report));
    }

    private static String whyNotTold(World world, AcceptedPush push, World.Report report) {
        DeadTokens when = push.options().devices().deadTokens();
        if (when instanceof DeadTokens.Never) {
            return "this fake was told that APNs never finds out (DeadTokens.never())";
        }
        if (when instanceof DeadTokens.After) {
            return "APNs tells from "
                    + UnregisteredTimestamp.confirmedAt(push.life(), when)
                            .map(Quantities::when)
                            .orElseThrow()
                    + " on (DeadTokens.after(…))";
        }
        String later = "APNs learns it when a push reaches " + push.device() + " (DeadTokens.afterNextPush()); ";
        return switch (report) {
            case NOW ->
                "APNs learns it now from " + push.device() + ", which this push reached, and answers 410 to the next"
                        + " (DeadTokens.afterNextPush())";
            case LATER ->
                later + push.whyAway(world) + "; this one waits for it until "
                        + Quantities.when(push.storage().until());
            case NEVER ->
                later + push.whyAway(world) + ", and " + push.storage().why();
        };
    }
}
