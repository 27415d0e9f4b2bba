/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Limits;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.BroadcastCause.BroadcastPublished;
import dev.mockapns.server.cause.BroadcastCause.Recipient;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.world.Channel;
import dev.mockapns.server.internal.world.Channels;
import dev.mockapns.server.internal.world.PushToDevice;
import dev.mockapns.server.options.Options;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Delivers accepted broadcasts to the devices that follow their channel. Thread-safe. */
public final class Broadcasts {

    private final Channels channels;
    private final Rates rates;

    public Broadcasts(Channels channels, Rates rates) {
        this.channels = channels;
        this.rates = rates;
    }

    /**
     * Delivers a broadcast, and stores it if the channel stores its most recent message.
     *
     * @param headers of the request, which kept all rules
     * @param now the fake's time
     * @param later takes what becomes of the broadcast after the verdict
     */
    public Delivery publish(
            RequestHeaders headers,
            Body body,
            Channel channel,
            ApnsId requestId,
            Options options,
            Instant now,
            Consumer<? super ExchangeEvent> later) {
        options.broadcast().broadcastsPerChannel().ifPresent(rate -> rates.count(channel.id(), rate, now));
        PushToDevice entry = new PushToDevice(
                requestId,
                channel.bundleId().forType(PushType.LIVE_ACTIVITY),
                headers.pushType().value(),
                headers.priority().value(),
                null,
                channel.id(),
                body,
                now,
                later);
        Instant until = storedUntil(headers, now);
        Channels.Broadcast broadcast = channels.publish(channel, entry, until);
        Cause cause = new BroadcastPublished(
                recipients(broadcast),
                broadcast.reached().size(),
                broadcast.offline().size(),
                channel.storesMessage(),
                broadcast.stored(),
                until);
        return new Delivery(outcome(broadcast), cause);
    }

    private static Outcome outcome(Channels.Broadcast broadcast) {
        if (!broadcast.reached().isEmpty()) {
            return Outcome.DELIVERED;
        }
        if (broadcast.stored()) {
            return Outcome.STORED;
        }
        return broadcast.offline().isEmpty() ? Outcome.NO_DEVICE : Outcome.DISCARDED;
    }

    private static List<Recipient> recipients(Channels.Broadcast broadcast) {
        List<Recipient> recipients = new ArrayList<>();
        add(recipients, broadcast.reached(), true);
        add(recipients, broadcast.offline(), false);
        return recipients;
    }

    private static void add(List<Recipient> recipients, List<String> devices, boolean reached) {
        int named = Math.min(devices.size(), BroadcastPublished.MAX_NAMED);
        for (int i = 0; i < named; i++) {
            recipients.add(new Recipient(devices.get(i), reached));
        }
    }

    private static Instant storedUntil(RequestHeaders headers, Instant now) {
        Long expiration = headers.expiration().value();
        long seconds = expiration == null ? 0 : expiration;
        Instant longest = now.plus(Limits.MAX_CHANNEL_STORAGE);
        return seconds < longest.getEpochSecond() ? Instant.ofEpochSecond(seconds) : longest;
    }
}
