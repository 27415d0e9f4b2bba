/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A device: its apps, its inbox and what waits for it. Guarded by the world's lock. */
public final class DeviceState {

    private final String name;
    private final Map<Topic, Installation> installations = new LinkedHashMap<>();
    private final List<TokenLife> history = new ArrayList<>();
    private final Inbox inbox;
    /** The oldest first. */
    private final List<WaitingPush> pending = new ArrayList<>();

    private Optional<Instant> offlineSince = Optional.empty();
    private Optional<Instant> savingPowerSince = Optional.empty();

    DeviceState(String name, InboxBudget inboxes) {
        this.name = name;
        this.inbox = new Inbox(inboxes);
    }

    public String name() {
        return name;
    }

    /** Returns the apps by their bundle ids, including those that were removed. */
    Map<Topic, Installation> installations() {
        return installations;
    }

    /** Returns every token that was ever issued here, the oldest first. */
    List<TokenLife> history() {
        return history;
    }

    Optional<Instant> offlineSince() {
        return offlineSince;
    }

    void goOffline(Instant now) {
        offlineSince = offlineSince.or(() -> Optional.of(now));
    }

    void goOnline() {
        offlineSince = Optional.empty();
    }

    Optional<Instant> savingPowerSince() {
        return savingPowerSince;
    }

    void savePower(Instant now) {
        savingPowerSince = savingPowerSince.or(() -> Optional.of(now));
    }

    void wakeUp() {
        savingPowerSince = Optional.empty();
    }

    /** Tells whether a push with these terms reaches the device now. */
    boolean takes(StorageTerms terms) {
        return offlineSince.isEmpty() && (terms.urgent() || savingPowerSince.isEmpty());
    }

    Inbox inbox() {
        return inbox;
    }

    /** Shows a push, after what was held until then. Returns whether it replaced one with the same collapse id and topic. */
    boolean show(PushToDevice push) {
        showDue(push.deliveredAt());
        return inbox.show(push);
    }

    /** Shows the background pushes that were held until now, as if somebody had looked in time. */
    void showDue(Instant now) {
        installations.values().stream()
                .map(app -> app.background().due(now))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PushToDevice::deliveredAt))
                .forEach(push -> {
                    inbox.show(push);
                    push.delivered(name, push.deliveredAt());
                });
    }

    /** Stores a push; returns whether older ones for its topic were lost, because no more may wait together. */
    boolean store(WaitingPush push) {
        List<WaitingPush> sameTopic = pending.stream()
                .filter(other -> other.entry().topic().equals(push.entry().topic()))
                .toList();
        int lost = Math.max(0, sameTopic.size() + 1 - push.terms().mostStored());
        for (WaitingPush oldest : sameTopic.subList(0, lost)) {
            pending.remove(oldest);
            oldest.entry().lost(name, push.entry().deliveredAt(), Why.REPLACED);
        }
        pending.add(push);
        return lost > 0;
    }

    /** Removes and returns what waits for a token, the oldest first. */
    List<WaitingPush> takeStored(TokenLife life) {
        return takeOut(push -> push.life() == life);
    }

    /** Shows what was held until now, and drops what waited too long. */
    void clockMoved(Instant now) {
        showDue(now);
        takeOut(push -> !push.isDue(now)).forEach(push -> push.entry().lost(name, now, Why.EXPIRED));
    }

    /** Drops the push that is held for an app, due or not. */
    void loseHeld(Installation app, Instant now, Why why) {
        app.background().takeHeld().ifPresent(push -> push.lost(name, now, why));
    }

    /** Drops everything that waits or is held. */
    void reset(Instant now) {
        takeOut(push -> true).forEach(push -> push.entry().lost(name, now, Why.RESET));
        installations.values().forEach(app -> loseHeld(app, now, Why.RESET));
    }

    /** Removes and returns everything that waits and that the device takes now, the oldest first. */
    List<WaitingPush> takeStored() {
        return takeOut(push -> takes(push.terms()));
    }

    private List<WaitingPush> takeOut(Predicate<WaitingPush> which) {
        List<WaitingPush> taken = pending.stream().filter(which).toList();
        pending.removeIf(which);
        return taken;
    }
}
