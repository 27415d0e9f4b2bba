/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.Channels;
import dev.mockapns.server.internal.world.PushToDevice;
import dev.mockapns.server.options.Options;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings accepted broadcasts to the devices that follow their channel. Thread-safe. */
public final class Broadcasts {

    private final Channels channels;
    private final Rates rates;

    public Broadcasts(Channels channels, Rates rates) {
        this.channels = channels;
        this.rates = rates;
    }

    /**
     * Delivers a broadcast, and stores it where the channel keeps its most recent message.
     *
     * @param now the fake's time
     */
    public Delivery publish(ApnsRequest request, Channel channel, ApnsId requestId, Options options, Instant now) {
        options.broadcast().broadcastsPerChannel().ifPresent(rate -> rates.count(channel.id(), rate, now));
        PushToDevice entry = new PushToDevice(
                requestId,
                channel.bundleId().forType(PushType.LIVE_ACTIVITY),
                AcceptedPush.pushType(request),
                AcceptedPush.priority(request),
                Optional.empty(),
                Optional.of(channel.id()),
                request.body(),
                now,
                event -> {});
        Instant until = storedUntil(request, now);
        Channels.BroadcastRuleSet broadcast = channels.publish(channel, entry, until);
        String kept = "; APNs "
                + (broadcast.stored() ? "keeps it until " + Quantities.when(until) : notKept(request, channel));
        String offline = broadcast.offline().isEmpty() ? "" : "; offline: " + names(broadcast.offline());
        if (!broadcast.reached().isEmpty()) {
            return new Delivery(Outcome.DELIVERED, "it reached " + names(broadcast.reached()) + offline + kept);
        }
        boolean followed = !broadcast.offline().isEmpty();
        String nobody = followed
                ? "it reached no device" + offline
                : "no device of this fake follows the channel (device.subscribe(channelId))";
        Outcome outcome = followed ? Outcome.DISCARDED : Outcome.NO_DEVICE;
        return new Delivery(broadcast.stored() ? Outcome.STORED : outcome, nobody + kept);
    }

    private static String notKept(ApnsRequest request, Channel channel) {
        if (!channel.storesMessage()) {
            return "does not keep it, because the channel stores no message (message-storage-policy 0)";
        }
        String expiration = request.header(ApnsHeaders.EXPIRATION).orElse("");
        return "does not keep it, because apns-expiration is " + expiration
                + (expiration.equals("0") ? "" : ", which is past");
    }

    private static Instant storedUntil(ApnsRequest request, Instant now) {
        long seconds =
                request.header(ApnsHeaders.EXPIRATION).map(Long::parseLong).orElse(0L);
        Instant longest = now.plus(Limits.MAX_CHANNEL_STORAGE);
        return seconds < longest.getEpochSecond() ? Instant.ofEpochSecond(seconds) : longest;
    }

    private static String names(List<String> devices) {
        int most = 3;
        String first = String.join(", ", devices.subList(0, Math.min(most, devices.size())));
        return devices.size() <= most ? first : first + " and " + (devices.size() - most) + " more";
    }
}
