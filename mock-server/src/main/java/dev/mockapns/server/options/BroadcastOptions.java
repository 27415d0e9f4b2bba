/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * Broadcast pushes and their channels. Immutable.
 *
 * @param capability whether apps have the broadcast capability unless {@code App} enables or disables it. Default:
 *     no, as at Apple, where it is enabled for an App ID in the developer portal
 * @param maxChannels how many channels an app may have in one environment, 1 or more. Default: 10,000, as documented
 * @param broadcastsPerChannel how many broadcasts one channel takes before {@code TooManyRequests}. Default: no
 *     limit. Apple says that APNs may throttle, but names no limit
 */
public record BroadcastOptions(boolean capability, int maxChannels, Optional<Rate> broadcastsPerChannel) {

    /** @throws IllegalArgumentException if {@code maxChannels} is not positive */
    public BroadcastOptions {
        requireNonNull(broadcastsPerChannel, "broadcastsPerChannel");
        Checks.positive("maxChannels", maxChannels);
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options. Not thread-safe. */
    public static final class Builder {

        private boolean capability;
        private int maxChannels = Limits.MAX_CHANNELS;
        private Optional<Rate> broadcastsPerChannel = Optional.empty();

        private Builder() {}

        private Builder(BroadcastOptions from) {
            capability = from.capability;
            maxChannels = from.maxChannels;
            broadcastsPerChannel = from.broadcastsPerChannel;
        }

        /** See {@link BroadcastOptions#capability()}. */
        public Builder capability(boolean capability) {
            this.capability = capability;
            return this;
        }

        /** See {@link BroadcastOptions#maxChannels()}. */
        public Builder maxChannels(int maxChannels) {
            this.maxChannels = maxChannels;
            return this;
        }

        /**
         * Answers {@code TooManyRequests} to more than {@code broadcasts} to one channel within {@code period}.
         *
         * @throws IllegalArgumentException if {@code broadcasts} or {@code period} is not positive
         */
        public Builder broadcastsPerChannel(int broadcasts, Duration period) {
            this.broadcastsPerChannel = Optional.of(new Rate(broadcasts, period));
            return this;
        }

        BroadcastOptions build() {
            return new BroadcastOptions(capability, maxChannels, broadcastsPerChannel);
        }
    }
}
