/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

/** What became of a push that reached its device, or waits for it. */
public enum Received {
    SHOWN,
    REPLACED,
    STORED,
    OVERWROTE,
    NOT_STORED,
    NOTIFICATIONS_OFF,
    FORCE_QUIT,
    /** The device holds it until it runs the app in the background again. */
    HELD,
    /** As before, and the one that it held is lost. */
    HELD_INSTEAD,
    /** It began a Live Activity. */
    STARTED,
    /** It lacks what a Live Activity needs to begin. */
    NOT_STARTED,
    /** It began no Live Activity, because the fake has no room for another. */
    NO_ROOM,
    /** It asks for the start of a Live Activity, and was sent to the token of one. */
    STARTED_ALREADY,
    ACTIVITY_OVER,
    DEAD
}
