/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Delivery.Outcome;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.explain.Quantities;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.rules.BackgroundPushes;
import dev.mockapns.server.internal.world.LiveActivityBudget;
import dev.mockapns.server.internal.world.PushToDevice;
import dev.mockapns.server.internal.world.TokenLife;
import dev.mockapns.server.internal.world.World;
import dev.mockapns.server.options.BackgroundPriority;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.options.StoredPushes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

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
     * @param later takes what becomes of it if it is stored
     */
    public Delivery deliver(
            ApnsRequest request,
            Optional<TokenLife> life,
            ApnsId apnsId,
            Options options,
            Instant now,
            Consumer<? super ExchangeEvent> later) {
        String token = request.deviceToken().orElse("");
        options.devices().pushesPerToken().ifPresent(rate -> rates.count(token.toLowerCase(Locale.ROOT), rate, now));
        return life.map(issued -> deliver(new AcceptedPush(request, issued, apnsId, options, now, later)))
                .orElseGet(() -> new Delivery(Outcome.NO_DEVICE, noDevice(token)));
    }

    private String noDevice(String token) {
        return DeviceToken.parse(token)
                .flatMap(world::removedByReset)
                .map(removed -> "no device of this fake has the token " + Quoted.deviceToken(token) + " any more: "
                        + removed.because() + "; " + removed.advice())
                .orElseGet(() -> "no device of this fake has the token " + Quoted.deviceToken(token)
                        + "; unknown tokens are accepted (UnknownTokens.ACCEPT)");
    }

    private Delivery deliver(AcceptedPush push) {
        if (!push.life().isAlive()) {
            return DeadTokenPush.bring(world, push);
        }
        if (push.options().wire().backgroundPriority() == BackgroundPriority.DISCARD
                && BackgroundPushes.atFullPriority(push.request())) {
            return new Delivery(
                    Outcome.DISCARDED,
                    BackgroundPushes.found(push.request()) + ", and this fake was told never to deliver such a push"
                            + " (BackgroundPriority.DISCARD)");
        }
        return push.request()
                .body()
                .json()
                .filter(JsonNode::isObject)
                .map(payload -> bring(push))
                .orElseGet(() -> unreadable(push.request()));
    }

    private Delivery bring(AcceptedPush push) {
        TokenLife life = push.life();
        PushToDevice brought = new PushToDevice(
                push.apnsId(),
                life.topic(),
                AcceptedPush.pushType(push.request()),
                AcceptedPush.priority(push.request()),
                push.collapseId(),
                Optional.empty(),
                push.request().body(),
                push.now(),
                push.later());
        World.AcceptedConnection accepted = world.bring(life, brought, push.terms());
        String reached = "it reached " + push.device() + " (" + life.topic() + ")" + dropped(life);
        return switch (accepted) {
            case SHOWN -> new Delivery(Outcome.DELIVERED, reached);
            case REPLACED ->
                new Delivery(
                        Outcome.DELIVERED,
                        reached + " and replaced the one with the same collapse id, "
                                + push.collapseId().map(CollapseId::value).orElse(""));
            case STORED -> new Delivery(Outcome.STORED, stored(push));
            case OVERWROTE ->
                new Delivery(
                        Outcome.STORED,
                        stored(push) + "; " + lost(push.options().devices().storedPushes()));
            case NOT_STORED ->
                new Delivery(
                        Outcome.DISCARDED,
                        push.whyAway(world) + ", and " + push.storage().why());
            case NOTIFICATIONS_OFF ->
                new Delivery(
                        Outcome.DISCARDED,
                        "the person switched notifications of " + life.topic() + " off on " + push.device()
                                + world.notificationsOffSince(life)
                                        .map(at -> " on " + Quantities.when(at))
                                        .orElse(""));
            case FORCE_QUIT ->
                new Delivery(
                        Outcome.DISCARDED,
                        "the person force-quit " + life.topic() + " on " + push.device()
                                + world.forceQuitSince(life)
                                        .map(at -> " on " + Quantities.when(at))
                                        .orElse("")
                                + ", and a background push does not start it; it has to be launched first");
            case HELD -> new Delivery(Outcome.STORED, held(push));
            case HELD_INSTEAD ->
                new Delivery(
                        Outcome.STORED,
                        held(push) + "; the one that it held before is lost: a device holds the newest only");
            case STARTED ->
                new Delivery(Outcome.DELIVERED, reached + " and began a Live Activity, which has a token of its own");
            case NOT_STARTED ->
                new Delivery(
                        Outcome.DISCARDED,
                        reached + ", which begins no Live Activity without aps.attributes-type and aps.attributes");
            case NO_ROOM ->
                new Delivery(
                        Outcome.DISCARDED,
                        reached + ", where it changes nothing: the Live Activities that go on take all the room that"
                                + " this fake has for them, " + LiveActivityBudget.MAX_ACTIVITIES
                                + " or fewer large ones (docs/limits.md); end some, or call reset()");
            case STARTED_ALREADY ->
                new Delivery(
                        Outcome.DISCARDED,
                        reached + ", where this is the token of a Live Activity that goes on; a start goes to the"
                                + " push-to-start token");
            case ACTIVITY_OVER ->
                new Delivery(
                        Outcome.DISCARDED,
                        reached + ", where the Live Activity of this token ended"
                                + world.activityEndedAt(life)
                                        .map(at -> " on " + Quantities.when(at))
                                        .orElse("")
                                + "; the device ignores the push (EndedActivities.IGNORE)");
            case DEAD -> DeadTokenPush.bring(world, push);
        };
    }

    private String dropped(TokenLife life) {
        long dropped = world.inboxDropped(life);
        return dropped == 0
                ? ""
                : ", whose inbox is full: " + Quantities.count(dropped, "push", "pushes") + " that came before "
                        + (dropped == 1 ? "is" : "are") + " dropped from it (docs/limits.md)";
    }

    private String stored(AcceptedPush push) {
        return push.whyAway(world) + "; the push waits for it until "
                + Quantities.when(push.storage().until());
    }

    private static String lost(StoredPushes stored) {
        return switch (stored) {
            case LATEST -> "the one that waited there is lost: APNs keeps one for each device and topic";
            case SEVERAL ->
                "the oldest of those that waited there is lost: this fake keeps " + stored.limit()
                        + " for each device and topic (StoredPushes.SEVERAL)";
        };
    }

    private String held(AcceptedPush push) {
        String rate = push.options()
                .devices()
                .backgroundPushesPerApp()
                .map(limit -> Quantities.count(limit.pushes(), "background push", "background pushes") + " within "
                        + Quantities.span(limit.period()))
                .orElse("");
        return "it reached " + push.device() + " (" + push.life().topic() + "), which was told to let an app have "
                + rate + ", and holds this one"
                + world.heldUntil(push.life())
                        .map(until -> " until " + Quantities.when(until))
                        .orElse("");
    }

    private static Delivery unreadable(ApnsRequest request) {
        String found =
                request.body().json().isPresent() ? "the body is JSON but not an object" : "the body is not JSON";
        return new Delivery(Outcome.DISCARDED, found + "; APNs accepts it all the same, and no device shows it");
    }
}
