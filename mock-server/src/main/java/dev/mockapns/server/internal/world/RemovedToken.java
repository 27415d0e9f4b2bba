/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;

/** A device token that {@code reset()} removed, so that a push to it can be explained. */
public record RemovedToken(String deviceName, Topic topic) {

    /** Returns what happened, in words for people. */
    public String because() {
        return "it was the token of " + deviceName + " (" + topic + "), and reset() removed it";
    }

    /** Returns what to do, in words for people. */
    public String advice() {
        return "make devices after reset(), which comes before each test that shares a fake: in @BeforeEach or in the test,"
                + " not in @BeforeAll";
    }
}
