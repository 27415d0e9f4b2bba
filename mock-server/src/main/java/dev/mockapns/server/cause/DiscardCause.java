/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.Optional;

/** The accepted push will never be seen. */
public sealed interface DiscardCause extends Cause {

    /**
     * The device does not take the push now, and it may not wait.
     *
     * @param expiration of the push; 1970-01-01 for one attempt
     */
    record NotStored(DeviceAway device, Instant expiration) implements DiscardCause {

        public NotStored {
            requireNonNull(device, "device");
            requireNonNull(expiration, "expiration");
        }
    }

    /**
     * The user turned off notifications of the app.
     *
     * @param device the name of the device
     * @param since when, where they are still off
     */
    record NotificationsOff(String device, Topic topic, Optional<Instant> since) implements DiscardCause {

        public NotificationsOff {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
            requireNonNull(since, "since");
        }
    }

    /**
     * The user force-quit the app, and a background push does not start it.
     *
     * @param device the name of the device
     * @param since when, where the app was not launched since then
     */
    record ForceQuit(String device, Topic topic, Optional<Instant> since) implements DiscardCause {

        public ForceQuit {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
            requireNonNull(since, "since");
        }
    }

    /**
     * An option makes this fake deliver no background push with priority 10.
     *
     * @param named whether the request names the priority; 10 is also the default
     */
    record BackgroundAtFullPriority(boolean named) implements DiscardCause {}

    /**
     * The body is no JSON object.
     *
     * @param json whether it is JSON of another kind
     */
    record NoJsonObject(boolean json) implements DiscardCause {}
}
