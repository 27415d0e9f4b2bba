/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When APNs begins to answer 410 {@code Unregistered} for a device token that died; until then it answers 200, and no
 * device shows the push. Apple leaves this open on purpose, for people's privacy: its engineers say that the device has
 * to get a push first and report back, and that APNs may then wait for any time. 410 for an expired token is sent at
 * once: expiry reveals nothing about the device.
 */
public sealed interface DeadTokens {

    /** Returns the option to answer 410 as soon as the token is dead. */
    static DeadTokens atOnce() {
        return new AtOnce();
    }

    /**
     * Returns the option to answer 410 once a push has reached the device, which then reports that the token is dead.
     * An offline device reports when it is back online, if the push was stored for it.
     */
    static DeadTokens afterNextPush() {
        return new AfterNextPush();
    }

    /**
     * Returns the option to answer 410 once {@code delay} has passed since the token died, on the fake's clock, whether
     * or not a push was sent.
     *
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    static DeadTokens after(Duration delay) {
        return new After(delay);
    }

    /** Returns the option never to answer 410. */
    static DeadTokens never() {
        return new Never();
    }

    /** Answers 410 as soon as the token is dead. */
    record AtOnce() implements DeadTokens {}

    /** Answers 410 once a push has reached the device. */
    record AfterNextPush() implements DeadTokens {}

    /**
     * Answers 410 once a time has passed since the token died.
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

    /** Never answers 410. */
    record Never() implements DeadTokens {}
}
