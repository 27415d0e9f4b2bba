/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.Channels;
import dev.mockapns.server.world.InboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings accepted broadcasts to the devices that follow their channel. Thread-safe. */
public final class Broadcasts {

    private final Channels channels;

    public Broadcasts(Channels channels) {
        this.channels = channels;
    }

    /**
     * Delivers a broadcast, and stores it where the channel keeps its most recent message.
     *
     * @param now the fake's time
     */
    public Delivery publish(ApnsRequest request, Channel channel, ApnsId requestId, Instant now) {
        JsonNode payload = request.body().json().orElseThrow();
        InboxEntry entry = new InboxEntry(
                requestId,
                channel.bundleId().forType(PushType.LIVE_ACTIVITY),
                Optional.empty(),
                Optional.of(channel.id()),
                payload,
                now);
        Instant until = storedUntil(request, now);
        Channels.Broadcast broadcast = channels.publish(channel, entry, until);
        String kept = broadcast.stored() ? "; it is stored until " + Wording.when(until) : "; it is not stored";
        String missed = broadcast.offline().isEmpty() ? "" : "; offline: " + names(broadcast.offline());
        if (!broadcast.reached().isEmpty()) {
            return new Delivery(Outcome.DELIVERED, "it reached " + names(broadcast.reached()) + missed + kept);
        }
        if (broadcast.stored()) {
            return new Delivery(Outcome.STORED, "it reached no device" + missed + kept);
        }
        return broadcast.offline().isEmpty()
                ? new Delivery(Outcome.NO_DEVICE, "no device of this fake follows the channel" + kept)
                : new Delivery(Outcome.DISCARDED, "it reached no device" + missed + kept);
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
