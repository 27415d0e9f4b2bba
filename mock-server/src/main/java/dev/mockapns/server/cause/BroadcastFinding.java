/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The broadcast was accepted, and something is wrong with it. */
public sealed interface BroadcastFinding extends Cause {

    /**
     * The broadcast neither updates nor ends Live Activities.
     *
     * @param event the {@code event} in its {@code aps}; empty if there is none
     */
    record BroadcastEventWrong(Optional<String> event) implements BroadcastFinding {

        public BroadcastEventWrong {
            event = requireNonNull(event, "event").map(sent -> Sent.member(sent, "event"));
        }
    }

    /** The broadcast has no {@code apns-priority}. */
    record BroadcastPriorityMissing() implements BroadcastFinding {}
}
