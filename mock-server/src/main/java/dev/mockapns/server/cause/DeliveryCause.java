/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.internal.quoting.Quoted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The accepted push reached its device, waits for it, or has none. */
public sealed interface DeliveryCause extends Cause {

    /** No device of this fake has the token, and unknown tokens are accepted. */
    record NoDevice(DeviceToken token) implements DeliveryCause {

        public NoDevice {
            requireNonNull(token, "token");
        }
    }

    /**
     * The push is in the inbox of the device.
     *
     * @param device the name of the device
     * @param dropped how many earlier pushes the inbox dropped because it was full
     */
    record Delivered(String device, Topic topic, long dropped) implements DeliveryCause {

        public Delivered {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
        }
    }

    /**
     * The push replaced the one with the same collapse id in the inbox of the device.
     *
     * @param device the name of the device
     * @param collapseId as in the request
     * @param dropped how many earlier pushes the inbox dropped because it was full
     */
    record ReplacedByCollapseId(String device, Topic topic, String collapseId, long dropped) implements DeliveryCause {

        public ReplacedByCollapseId {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
            collapseId = Quoted.plain(requireNonNull(collapseId, "collapseId"));
        }
    }

    /**
     * The push waits until the device takes it.
     *
     * @param until how long it waits
     */
    record Stored(DeviceAway device, Instant until) implements DeliveryCause {

        public Stored {
            requireNonNull(device, "device");
            requireNonNull(until, "until");
        }
    }

    /**
     * The push waits until the device takes it, and the oldest one that waited there is lost.
     *
     * @param until how long it waits
     * @param limit how many pushes wait for one topic on one device
     */
    record StoredInsteadOfOldest(DeviceAway device, Instant until, int limit) implements DeliveryCause {

        public StoredInsteadOfOldest {
            requireNonNull(device, "device");
            requireNonNull(until, "until");
        }
    }

    /**
     * The background push reached the device, which ran the app as often as an option allows, and holds the push back.
     *
     * @param device the name of the device
     * @param limit how many background pushes an app gets within the period
     * @param until when the device runs the app again, where that is still ahead
     * @param insteadOfOlder whether the device held one back already, which is lost
     */
    record HeldBack(
            String device, Topic topic, int limit, Duration period, Optional<Instant> until, boolean insteadOfOlder)
            implements DeliveryCause {

        public HeldBack {
            requireNonNull(device, "device");
            requireNonNull(topic, "topic");
            requireNonNull(period, "period");
            requireNonNull(until, "until");
        }
    }
}
