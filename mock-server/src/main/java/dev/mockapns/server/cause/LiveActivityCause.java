/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;

/** The accepted push reached the device, and started a Live Activity, or had no effect on one. */
public sealed interface LiveActivityCause extends Cause {

    /** Returns the name of the device. */
    String device();

    /** Returns the topic of the push. */
    Topic topic();

    /**
     * The push started a Live Activity, which has a token of its own.
     *
     * @param dropped how many earlier pushes the inbox of the device dropped because it was full
     */
    record ActivityStarted(String device, Topic topic, long dropped) implements LiveActivityCause {

        public ActivityStarted {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
        }
    }

    /** The push lacks {@code attributes-type} or {@code attributes}, without which no Live Activity starts. */
    record ActivityNotStarted(String device, Topic topic) implements LiveActivityCause {

        public ActivityNotStarted {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
        }
    }

    /**
     * The Live Activities that are running take all the memory that this fake has for them.
     *
     * @param limit how many small ones there is room for
     */
    record NoRoomForActivity(String device, Topic topic, int limit) implements LiveActivityCause {

        public NoRoomForActivity {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
        }
    }

    /** The push is to start a Live Activity, and was sent to the token of one that is still running. */
    record ActivityStartedAlready(String device, Topic topic) implements LiveActivityCause {

        public ActivityStartedAlready {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
        }
    }

    /**
     * The Live Activity that has the token ended.
     *
     * @param endedAt when, where this is still known
     */
    record ActivityOver(String device, Topic topic, Optional<Instant> endedAt) implements LiveActivityCause {

        public ActivityOver {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
            requireNonNull(endedAt, "endedAt");
        }
    }
}
