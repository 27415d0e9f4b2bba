/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

/**
 * The sound of a notification.
 *
 * <p>Source: Apple, <em>Generating a remote notification</em>.
 *
 * @param name a sound file in the app's bundle, or {@code default} for the system's sound
 * @param critical whether the sound ignores the mute switch; needs an entitlement from Apple
 * @param volume 0 (silent) to 1 (full); counts for critical sounds only
 */
public record Sound(String name, boolean critical, double volume) {

    /** @throws IllegalArgumentException if {@code name} is empty or {@code volume} is not 0 to 1 */
    public Sound {
        requireNonNull(name, "name");
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "sound name: \"\" (expected: a file in the app's bundle, or \"default\")");
        }
        if (!(volume >= 0 && volume <= 1)) {
            throw new IllegalArgumentException("sound volume: " + volume + " (expected: 0 to 1)");
        }
    }

    /** Returns a plain sound. */
    public static Sound of(String name) {
        return new Sound(name, false, 1);
    }

    /**
     * Returns a sound that ignores the mute switch.
     *
     * @param volume 0 (silent) to 1 (full)
     * @throws IllegalArgumentException if {@code name} is empty or {@code volume} is not 0 to 1
     */
    public static Sound critical(String name, double volume) {
        return new Sound(name, true, volume);
    }
}
