/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** Why a broadcast was rejected for its headers, or what became of an accepted one. */
public sealed interface BroadcastCause extends Cause {

    /** The request has no push type. */
    record BroadcastTypeMissing() implements BroadcastCause {}

    /**
     * The push type is another one than that of Live Activities.
     *
     * @param pushType as in the request
     */
    record BroadcastTypeWrong(String pushType) implements BroadcastCause {

        public BroadcastTypeWrong {
            pushType = Sent.text(pushType, "pushType");
        }
    }

    /**
     * The request has no expiration.
     *
     * @param channelStores whether the channel stores its most recent message
     */
    record BroadcastExpirationMissing(boolean channelStores) implements BroadcastCause {}

    /**
     * The request is to be stored, and the channel stores no message.
     *
     * @param expiration as in the request: seconds since 1970
     */
    record BroadcastNotStorable(long expiration) implements BroadcastCause {}

    /**
     * The broadcast went to the devices that follow its channel.
     *
     * @param recipients the devices: of those that it reached the first {@value #MAX_NAMED}, then as many of the others
     * @param reached how many devices it reached
     * @param offline how many devices follow the channel and are offline
     * @param channelStores whether the channel stores its most recent message
     * @param stored whether APNs keeps this one
     * @param until how long, where APNs keeps it; otherwise when the broadcast expired; 1970-01-01 for one attempt
     */
    record BroadcastPublished(
            List<Recipient> recipients, int reached, int offline, boolean channelStores, boolean stored, Instant until)
            implements BroadcastCause {

        /** How many devices of each kind are named. */
        public static final int MAX_NAMED = 50;

        public BroadcastPublished {
            recipients = List.copyOf(requireNonNull(recipients, "recipients"));
            requireNonNull(until, "until");
        }

        /** Returns how many devices follow the channel and are not among the {@link #recipients()}. */
        public int others() {
            return reached + offline - recipients.size();
        }
    }

    /**
     * A device that follows the channel.
     *
     * @param device its name
     * @param reached whether the broadcast reached it; false for a device that is offline
     */
    record Recipient(String device, boolean reached) {

        public Recipient {
            requireNonNull(device, "device");
        }
    }
}
