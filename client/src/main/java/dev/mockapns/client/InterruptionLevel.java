/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

/**
 * How insistently the system presents a notification: the values of {@code interruption-level}.
 *
 * <p>Source: Apple, <em>Generating a remote notification</em>.
 */
public enum InterruptionLevel {
    /** Goes to the notification list, without lighting the screen or playing a sound. */
    PASSIVE("passive"),

    /** Presented at once; the system's default. */
    ACTIVE("active"),

    /** Presented at once, and may break through Focus and scheduled delivery. */
    TIME_SENSITIVE("time-sensitive"),

    /** Presented at once, and bypasses the mute switch. Needs an entitlement from Apple. */
    CRITICAL("critical");

    private final String wireText;

    InterruptionLevel(String wireText) {
        this.wireText = wireText;
    }

    /** Returns the value as the payload spells it. */
    public String wireText() {
        return wireText;
    }
}
