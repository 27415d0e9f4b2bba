/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.server.behaviour.DeadTokens;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.internal.rules.DeathNotice;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.Death;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import java.time.Instant;

/** A push that was accepted although its device token is dead: no device shows it, and APNs does not tell yet. */
final class DeadTokenPush {

    private DeadTokenPush() {}

    static Delivery bring(World world, TokenLife life, DeadTokens when, Storage storage, Instant now) {
        Death death = life.death().orElseThrow();
        if (when instanceof DeadTokens.AtOnce) {
            return new Delivery(Outcome.DISCARDED, "the token died while the push was on its way");
        }
        String dead = "the token is dead already: it died on " + Wording.when(death.at()) + " " + death.clause();
        World.Report report = world.reportDead(life, now, storage.until());
        return new Delivery(Outcome.DISCARDED, dead + "; " + why(world, life, when, report, storage));
    }

    private static String why(World world, TokenLife life, DeadTokens when, World.Report report, Storage storage) {
        if (when instanceof DeadTokens.Never) {
            return "this fake was told that APNs never finds out (DeadTokens.never())";
        }
        if (when instanceof DeadTokens.After) {
            return "APNs tells from "
                    + DeathNotice.confirmedAt(life, when).map(Wording::when).orElseThrow()
                    + " on (DeadTokens.after(…))";
        }
        String device = life.deviceName();
        String offline = device + " is offline"
                + world.offlineSince(life)
                        .map(since -> " since " + Wording.when(since))
                        .orElse("");
        return switch (report) {
            case NOW ->
                "APNs learns it now from " + device + ", which this push reached, and answers 410 to the next"
                        + " (DeadTokens.afterNextPush())";
            case LATER ->
                "APNs learns it when a push reaches " + device + " (DeadTokens.afterNextPush()), and " + offline
                        + "; this one waits for it until " + Wording.when(storage.until());
            case NEVER ->
                "APNs learns it when a push reaches " + device + " (DeadTokens.afterNextPush()), and " + offline
                        + "; this one does not wait: " + storage.why();
        };
    }
}
