/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * The options of the fake, in groups: where APNs varies, where Apple documents nothing, and where a test needs something
 * else. Immutable. To change one: {@code apns.options(o -> o.devices(d ->
 * d.unknownTokens(UnknownTokens.REJECT)))}; to read one: {@code apns.options().devices().unknownTokens()}.
 *
 * @param devices device tokens, and what devices do with pushes
 * @param providerTokens provider tokens
 * @param streams streams of a connection
 * @param connections certificates, timeouts and the end of connections
 * @param broadcast broadcast pushes and channels
 * @param wire header values, and the form of answers
 */
public record Options(
        DeviceOptions devices,
        ProviderTokenOptions providerTokens,
        StreamOptions streams,
        ConnectionOptions connections,
        BroadcastOptions broadcast,
        WireOptions wire) {

    /** Checks that no group is null. */
    public Options {
        requireNonNull(devices, "devices");
        requireNonNull(providerTokens, "providerTokens");
        requireNonNull(streams, "streams");
        requireNonNull(connections, "connections");
        requireNonNull(broadcast, "broadcast");
        requireNonNull(wire, "wire");
    }

    /** Returns the defaults. */
    public static Options defaults() {
        return builder().build();
    }

    /** Returns a builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from these options. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes options, group by group; other options keep their values. Not thread-safe. */
    public static final class Builder {

        private DeviceOptions devices = DeviceOptions.builder().build();
        private ProviderTokenOptions providerTokens =
                ProviderTokenOptions.builder().build();
        private StreamOptions streams = StreamOptions.builder().build();
        private ConnectionOptions connections = ConnectionOptions.builder().build();
        private BroadcastOptions broadcast = BroadcastOptions.builder().build();
        private WireOptions wire = WireOptions.builder().build();

        private Builder() {}

        private Builder(Options from) {
            devices = from.devices;
            providerTokens = from.providerTokens;
            streams = from.streams;
            connections = from.connections;
            broadcast = from.broadcast;
            wire = from.wire;
        }

        /**
         * Changes options of {@link DeviceOptions}.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Builder devices(UnaryOperator<DeviceOptions.Builder> change) {
            requireNonNull(change, "change");
            this.devices = change.apply(devices.toBuilder()).build();
            return this;
        }

        /**
         * Changes options of {@link ProviderTokenOptions}.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Builder providerTokens(UnaryOperator<ProviderTokenOptions.Builder> change) {
            requireNonNull(change, "change");
            this.providerTokens = change.apply(providerTokens.toBuilder()).build();
            return this;
        }

        /**
         * Changes options of {@link StreamOptions}.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Builder streams(UnaryOperator<StreamOptions.Builder> change) {
            requireNonNull(change, "change");
            this.streams = change.apply(streams.toBuilder()).build();
            return this;
        }

        /**
         * Changes options of {@link ConnectionOptions}.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Builder connections(UnaryOperator<ConnectionOptions.Builder> change) {
            requireNonNull(change, "change");
            this.connections = change.apply(connections.toBuilder()).build();
            return this;
        }

        /**
         * Changes options of {@link BroadcastOptions}.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Builder broadcast(UnaryOperator<BroadcastOptions.Builder> change) {
            requireNonNull(change, "change");
            this.broadcast = change.apply(broadcast.toBuilder()).build();
            return this;
        }

        /**
         * Changes options of {@link WireOptions}.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Builder wire(UnaryOperator<WireOptions.Builder> change) {
            requireNonNull(change, "change");
            this.wire = change.apply(wire.toBuilder()).build();
            return this;
        }

        /** Returns the options as set so far. */
        public Options build() {
            return new Options(devices, providerTokens, streams, connections, broadcast, wire);
        }
    }
}
