/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

/**
 * What a push does with a Live Activity: the values of {@code event}.
 *
 * <p>Source: Apple, <em>Starting and updating Live Activities with ActivityKit push notifications</em>.
 */
public enum LiveActivityEvent {
    START("start"),
    UPDATE("update"),
    END("end");

    private final String wireText;

    LiveActivityEvent(String wireText) {
        this.wireText = wireText;
    }

    /** Returns the value as the payload spells it. */
    public String wireText() {
        return wireText;
    }
}
