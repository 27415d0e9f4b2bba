/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.world.TokenDeath;
import java.time.Instant;

/** The push was accepted although its device token is dead, because APNs does not know that yet. */
public sealed interface DeadTokenCause extends Cause {

    /** Returns how the token died. */
    TokenDeath death();

    /** The token died after the push was accepted. */
    record DiedOnTheWay(TokenDeath death) implements DeadTokenCause {

        public DiedOnTheWay {
            requireNonNull(death, "death");
        }
    }

    /**
     * The push reached the device, which reports to APNs that the token is dead; the next push is rejected.
     *
     * @param device the name of the device
     */
    record DeviceReports(TokenDeath death, String device) implements DeadTokenCause {

        public DeviceReports {
            requireNonNull(death, "death");
            requireNonNull(device, "device");
        }
    }

    /**
     * The push waits for the device, which will report to APNs when the push reaches it.
     *
     * @param until how long the push waits
     */
    record DeviceReportsLater(TokenDeath death, DeviceAway device, Instant until) implements DeadTokenCause {

        public DeviceReportsLater {
            requireNonNull(death, "death");
            requireNonNull(device, "device");
            requireNonNull(until, "until");
        }
    }

    /**
     * The push may not wait for the device, which therefore reports nothing.
     *
     * @param expiration of the push; 1970-01-01 for one attempt
     */
    record DeviceNotReached(TokenDeath death, DeviceAway device, Instant expiration) implements DeadTokenCause {

        public DeviceNotReached {
            requireNonNull(death, "death");
            requireNonNull(device, "device");
            requireNonNull(expiration, "expiration");
        }
    }

    /**
     * An option makes APNs learn it some time after the token died.
     *
     * @param learnsAt when APNs begins to reject pushes to the token
     */
    record LearnedLater(TokenDeath death, Instant learnsAt) implements DeadTokenCause {

        public LearnedLater {
            requireNonNull(death, "death");
            requireNonNull(learnsAt, "learnsAt");
        }
    }

    /** An option keeps APNs from learning it. */
    record NeverLearned(TokenDeath death) implements DeadTokenCause {

        public NeverLearned {
            requireNonNull(death, "death");
        }
    }
}
