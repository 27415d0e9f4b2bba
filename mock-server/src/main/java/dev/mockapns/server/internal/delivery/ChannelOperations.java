/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.ChannelSettings;
import dev.mockapns.server.internal.world.Channels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Does what an accepted channel management request asks for. Source: Apple, <em>Sending channel management requests to
 * APNs</em>. Thread-safe.
 */
public final class ChannelOperations {

    private final Channels channels;

    public ChannelOperations(Channels channels) {
        this.channels = channels;
    }

    /**
     * What was done.
     *
     * @param body of the answer; empty for none
     */
    public record Done(Verdict verdict, String body) {}

    public Done create(ApnsRequest request, Topic bundleId) {
        boolean stores = request.body().at("/" + ChannelSettings.STORAGE_POLICY).equals(Optional.of("1"));
        Channel channel = channels.create(bundleId, request.environment(), stores);
        return new Done(new Verdict.ChannelCreated(channel.id()), "");
    }

    public Done read(Channel channel) {
        String body = "{\"message-storage-policy\":" + channel.storagePolicy() + ",\"push-type\":\"LiveActivity\"}";
        return new Done(new Verdict.Found(1), body);
    }

    public Done delete(Channel channel) {
        channels.delete(channel.id());
        return new Done(new Verdict.Deleted(channel.id()), "");
    }

    public Done list(Topic bundleId, Environment environment) {
        List<Channel> all = channels.of(bundleId, environment);
        String ids = all.stream().map(channel -> "\"" + channel.id() + "\"").collect(Collectors.joining(","));
        return new Done(new Verdict.Found(all.size()), "{\"channels\":[" + ids + "]}");
    }
}
