/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.TokenDeath;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.WorldClock;
import dev.mockapns.server.options.DeadTokens;
import java.time.Instant;
import java.util.Optional;

/** When APNs confirms that a device token is dead, which is what the timestamp of a 410 says. */
public final class UnregisteredTimestamp {

    private UnregisteredTimestamp() {}

    /** Returns from when on pushes to the token are rejected, which may lie ahead; empty while that is not known. */
    public static Optional<Instant> confirmedAt(TokenLife life, DeadTokens when) {
        return life.death().flatMap(death -> {
            if (when instanceof DeadTokens.AtOnce || death.cause() == TokenDeath.Cause.EXPIRED) {
                return Optional.of(death.at());
            }
            if (when instanceof DeadTokens.After after) {
                return Optional.of(WorldClock.after(death.at(), after.delay()));
            }
            return when instanceof DeadTokens.AfterNextPush ? life.reportedAt() : Optional.empty();
        });
    }

    /** Returns what else there is to say of a token whose death APNs confirmed later; begins with a semicolon, or is empty. */
    static String confirmed(DeadTokens when, Instant confirmedAt) {
        if (when instanceof DeadTokens.AfterNextPush) {
            return "; APNs has known since " + Quantities.when(confirmedAt) + ", when a push reached the device";
        }
        if (when instanceof DeadTokens.After after) {
            return "; APNs has told it since " + Quantities.when(confirmedAt) + ", " + Quantities.span(after.delay())
                    + " later (DeadTokens.after(…))";
        }
        return "";
    }
}
