/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.options.DeadTokens;
import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;
import java.util.Optional;

/** When APNs confirms that a device token is dead, which is what the timestamp of a 410 says. */
public final class UnregisteredTimestamp {

    private UnregisteredTimestamp() {}

    /** Returns when pushes to the token begin to be rejected, which may be in the future; empty while it is not known. */
    public static Optional<Instant> confirmedAt(TokenLife life, DeadTokens when) {
        return life.death().flatMap(death -> {
            if (when instanceof DeadTokens.AtOnce || death.kind() == TokenDeath.Kind.EXPIRED) {
                return Optional.of(death.at());
            }
            if (when instanceof DeadTokens.After after) {
                return Optional.of(WorldClock.after(death.at(), after.delay()));
            }
            return when instanceof DeadTokens.AfterNextPush ? life.reportedAt() : Optional.empty();
        });
    }
}
