/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.behaviour.BackgroundPriority;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.internal.rules.BackgroundPushes;
import dev.mockapns.server.internal.wording.Wording;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.world.InboxEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Brings accepted pushes to their devices. Thread-safe. */
public final class Deliveries {

    private final World world;
    private final Rates rates;

    public Deliveries(World world, Rates rates) {
        this.world = world;
        this.rates = rates;
    }

    /**
     * Delivers, stores or discards an accepted push.
     *
     * @param life the history of its device token, where this fake issued it
     * @param now the fake's time
     */
    public Delivery deliver(
            ApnsRequest request, Optional<TokenLife> life, ApnsId apnsId, Behaviour behaviour, Instant now) {
        String token = request.deviceToken().orElse("");
        behaviour.pushesPerDeviceToken().ifPresent(rate -> rates.count(token.toLowerCase(Locale.ROOT), rate, now));
        if (life.isEmpty()) {
            return new Delivery(
                    Outcome.NO_DEVICE,
                    "no device of this fake has the token " + DeviceToken.shorten(token)
                            + "; unknown tokens are accepted (UnknownTokens.ACCEPT)");
        }
        if (!life.get().isAlive()) {
            return dead(request, life.get(), behaviour, now);
        }
        if (behaviour.backgroundPriority() == BackgroundPriority.DISCARD && BackgroundPushes.atFullPriority(request)) {
            return new Delivery(
                    Outcome.DISCARDED,
                    BackgroundPushes.found(request) + ", and this fake was told never to deliver such a push"
                            + " (BackgroundPriority.DISCARD)");
        }
        Optional<JsonNode> payload = request.body().json().filter(JsonNode::isObject);
        return payload.isEmpty()
                ? unreadable(request)
                : bring(request, life.get(), apnsId, payload.get(), behaviour, now);
    }

    private Delivery dead(ApnsRequest request, TokenLife life, Behaviour behaviour, Instant now) {
        return DeadTokenPush.bring(world, life, behaviour.deadTokens(), Storage.of(request, now), now);
    }

    private Delivery bring(
            ApnsRequest request, TokenLife life, ApnsId apnsId, JsonNode payload, Behaviour behaviour, Instant now) {
        Optional<CollapseId> collapseId = request.header(ApnsHeaders.COLLAPSE_ID)
                .filter(id -> !id.isEmpty())
                .map(CollapseId::of);
        Storage storage = Storage.of(request, now);
        InboxEntry entry = new InboxEntry(apnsId, life.topic(), collapseId, payload, now);
        World.Arrival arrival = world.bring(life, entry, storage.until());
        String device = life.deviceName();
        String offline = device + " is offline"
                + world.offlineSince(life)
                        .map(at -> " since " + Wording.when(at))
                        .orElse("");
        String stored = offline + "; the push waits for it until " + Wording.when(storage.until());
        return switch (arrival) {
            case SHOWN -> new Delivery(Outcome.DELIVERED, "it reached " + device + " (" + life.topic() + ")");
            case REPLACED ->
                new Delivery(
                        Outcome.DELIVERED,
                        "it reached " + device + " (" + life.topic()
                                + ") and replaced the one with the same collapse id, "
                                + collapseId.map(CollapseId::value).orElse(""));
            case STORED -> new Delivery(Outcome.STORED, stored);
            case OVERWROTE ->
                new Delivery(
                        Outcome.STORED,
                        stored + "; the one that waited there is lost: APNs keeps one for each device and topic");
            case NOT_STORED -> new Delivery(Outcome.DISCARDED, offline + ", and " + storage.why());
            case NOTIFICATIONS_OFF ->
                new Delivery(
                        Outcome.DISCARDED,
                        "the person switched notifications of " + life.topic() + " off on " + device
                                + world.notificationsOffSince(life)
                                        .map(at -> " on " + Wording.when(at))
                                        .orElse(""));
            case DEAD -> dead(request, life, behaviour, now);
        };
    }

    private static Delivery unreadable(ApnsRequest request) {
        String found =
                request.body().json().isPresent() ? "the body is JSON but not an object" : "the body is not JSON";
        return new Delivery(Outcome.DISCARDED, found + "; APNs accepts it all the same, and no device shows it");
    }
}
