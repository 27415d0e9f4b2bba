/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When APNs begins to answer 410 {@code Unregistered} for a device token that died; until then it answers 200, and no
 * device shows the push. Apple leaves this open on purpose, for people's privacy: its engineers say that the device has
 * to get a push first and report back, and that APNs then waits as long as it likes, or for ever. For an expired token
 * APNs answers 410 at once: expiry reveals nothing about the device.
 */
public sealed interface DeadTokens {

    /** Returns: from the moment in which the token dies. */
    static DeadTokens atOnce() {
        return new AtOnce();
    }

    /**
     * Returns: once a push has reached the device, which then reports that nobody has the token. A device that is offline
     * reports when it is back, if the push waited for it.
     */
    static DeadTokens afterNextPush() {
        return new AfterNextPush();
    }

    /**
     * Returns: so long after the token died, on the fake's clock, whether or not anything was sent.
     *
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    static DeadTokens after(Duration delay) {
        return new After(delay);
    }

    /** Returns: never. */
    static DeadTokens never() {
        return new Never();
    }

    /** From the moment in which the token dies. */
    record AtOnce() implements DeadTokens {}

    /** Once a push has reached the device. */
    record AfterNextPush() implements DeadTokens {}

    /**
     * So long after the token died.
     *
     * @param delay zero or longer
     */
    record After(Duration delay) implements DeadTokens {

        /** @throws IllegalArgumentException if {@code delay} is negative */
        public After {
            requireNonNull(delay, "delay");
            if (delay.isNegative()) {
                throw new IllegalArgumentException("delay: " + delay + " (expected: zero or longer)");
            }
        }
    }

    /** Never. */
    record Never() implements DeadTokens {}
}
