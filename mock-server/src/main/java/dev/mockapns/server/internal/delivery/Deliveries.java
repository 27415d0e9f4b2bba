/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.DeliveryCause.Delivered;
import dev.mockapns.server.cause.DeliveryCause.HeldBack;
import dev.mockapns.server.cause.DeliveryCause.NoDevice;
import dev.mockapns.server.cause.DeliveryCause.ReplacedByCollapseId;
import dev.mockapns.server.cause.DeliveryCause.Stored;
import dev.mockapns.server.cause.DeliveryCause.StoredInsteadOfOldest;
import dev.mockapns.server.cause.DeviceTokenCause.TokenRemovedByReset;
import dev.mockapns.server.cause.DiscardCause.BackgroundAtFullPriority;
import dev.mockapns.server.cause.DiscardCause.ForceQuit;
import dev.mockapns.server.cause.DiscardCause.NoJsonObject;
import dev.mockapns.server.cause.DiscardCause.NotStored;
import dev.mockapns.server.cause.DiscardCause.NotificationsOff;
import dev.mockapns.server.cause.LiveActivityCause.ActivityNotStarted;
import dev.mockapns.server.cause.LiveActivityCause.ActivityOver;
import dev.mockapns.server.cause.LiveActivityCause.ActivityStarted;
import dev.mockapns.server.cause.LiveActivityCause.ActivityStartedAlready;
import dev.mockapns.server.cause.LiveActivityCause.NoRoomForActivity;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.request.RequestHeaders;
import dev.mockapns.server.internal.world.LiveActivityBudget;
import dev.mockapns.server.internal.world.Received;
import dev.mockapns.server.internal.world.RemovedToken;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.BackgroundPriority;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.Rate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings accepted pushes to their devices. Thread-safe. */
public final class Deliveries {

    private final World world;
    private final Rates rates;
    /** The last payload that was a JSON object. */
    private volatile Body lastObject = Body.of(new byte[0]);

    public Deliveries(World world, Rates rates) {
        this.world = world;
        this.rates = rates;
    }

    /**
     * Delivers, stores or discards an accepted push.
     *
     * @param headers of the request, which kept all rules
     * @param life the history of its device token
     * @param now the fake's time
     * @param later takes what becomes of the push after the verdict
     */
    public Delivery deliver(
            RequestHeaders headers,
            Body body,
            TokenLife life,
            ApnsId apnsId,
            Options options,
            Instant now,
            Consumer<? super ExchangeEvent> later) {
        count(life.token(), options, now);
        return deliver(AcceptedPush.of(headers, body, life, apnsId, options, now, later));
    }

    /**
     * Counts an accepted push to a device token that this fake never issued, or that {@code reset()} removed.
     *
     * @param now the fake's time
     */
    public Delivery withoutDevice(DeviceToken token, Options options, Instant now) {
        count(token, options, now);
        return new Delivery(Outcome.NO_DEVICE, noDevice(token));
    }

    private void count(DeviceToken token, Options options, Instant now) {
        Optional<Rate> rate = options.devices().pushesPerToken();
        if (rate.isPresent()) {
            rates.count(token.hex(), rate.get(), now);
        }
    }

    private Cause noDevice(DeviceToken token) {
        Optional<RemovedToken> removed = world.removedByReset(token);
        return removed.isPresent()
                ? new TokenRemovedByReset(
                        token, removed.get().deviceName(), removed.get().topic())
                : new NoDevice(token);
    }

    private Delivery deliver(AcceptedPush push) {
        if (!push.life().isAlive()) {
            return DeadTokenPush.bring(world, push);
        }
        if (push.isBackground()
                && push.priority() == Priority.IMMEDIATE
                && push.options().wire().backgroundPriority() == BackgroundPriority.DISCARD) {
            return discarded(new BackgroundAtFullPriority(push.named() != null));
        }
        return isJsonObject(push.body())
                ? bring(push)
                : discarded(new NoJsonObject(push.body().json().isPresent()));
    }

    /** Many pushes in a row often have the same payload, which is then parsed once. */
    private boolean isJsonObject(Body body) {
        if (body.equals(lastObject)) {
            return true;
        }
        boolean isObject = body.isJsonObject();
        if (isObject) {
            lastObject = body;
        }
        return isObject;
    }

    private Delivery bring(AcceptedPush push) {
        TokenLife life = push.life();
        Received received = world.bring(life, push.toDevice(), push.terms());
        String device = push.device();
        Topic topic = life.topic();
        return switch (received) {
            case SHOWN -> delivered(new Delivered(device, topic, world.inboxDropped(life)));
            case REPLACED ->
                delivered(new ReplacedByCollapseId(device, topic, collapseId(push), world.inboxDropped(life)));
            case STORED -> stored(new Stored(push.away(world), push.storage().until()));
            case OVERWROTE ->
                stored(new StoredInsteadOfOldest(
                        push.away(world),
                        push.storage().until(),
                        push.options().devices().storedPushes().limit()));
            case NOT_STORED ->
                discarded(new NotStored(push.away(world), push.storage().expiration()));
            case NOTIFICATIONS_OFF -> discarded(new NotificationsOff(device, topic, world.notificationsOffSince(life)));
            case FORCE_QUIT -> discarded(new ForceQuit(device, topic, world.forceQuitSince(life)));
            case HELD -> stored(heldBack(push, false));
            case HELD_INSTEAD -> stored(heldBack(push, true));
            case STARTED -> delivered(new ActivityStarted(device, topic, world.inboxDropped(life)));
            case NOT_STARTED -> discarded(new ActivityNotStarted(device, topic));
            case NO_ROOM -> discarded(new NoRoomForActivity(device, topic, LiveActivityBudget.MAX_ACTIVITIES));
            case STARTED_ALREADY -> discarded(new ActivityStartedAlready(device, topic));
            case ACTIVITY_OVER -> discarded(new ActivityOver(device, topic, world.activityEndedAt(life)));
            case DEAD -> DeadTokenPush.bring(world, push);
        };
    }

    private static String collapseId(AcceptedPush push) {
        CollapseId id = push.collapseId();
        return id == null ? "" : id.value();
    }

    private HeldBack heldBack(AcceptedPush push, boolean insteadOfOlder) {
        Rate rate = push.options().devices().backgroundPushesPerApp().orElseThrow();
        return new HeldBack(
                push.device(),
                push.life().topic(),
                rate.pushes(),
                rate.period(),
                world.heldUntil(push.life()),
                insteadOfOlder);
    }

    private static Delivery delivered(Cause cause) {
        return new Delivery(Outcome.DELIVERED, cause);
    }

    private static Delivery stored(Cause cause) {
        return new Delivery(Outcome.STORED, cause);
    }

    private static Delivery discarded(Cause cause) {
        return new Delivery(Outcome.DISCARDED, cause);
    }
}
