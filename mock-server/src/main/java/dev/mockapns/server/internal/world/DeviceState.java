/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A device: its apps, its tokens and what waits for it. Guarded by the world's lock. */
public final class DeviceState {

    private final PushTarget target;
    private final PushBudget waiting;
    private final Map<Topic, Installation> installations = new LinkedHashMap<>(2);
    private final List<TokenLife> history = new ArrayList<>(1);
    /** The oldest first. */
    private final List<Pending> pending = new ArrayList<>(0);

    /** @param waiting the memory for pushes that wait for any device */
    DeviceState(String name, PushBudget inboxes, PushBudget waiting) {
        this.target = new PushTarget(name, inboxes, waiting);
        this.waiting = waiting;
    }

    public String name() {
        return target.name();
    }

    /** Returns the part of the device that takes pushes. */
    PushTarget target() {
        return target;
    }

    /** Returns the apps by their bundle ids, including those that were removed. */
    Map<Topic, Installation> installations() {
        return installations;
    }

    /** Returns every token that was ever issued here, the oldest first. */
    List<TokenLife> history() {
        return history;
    }

    /** Stores a push; returns whether older ones for its topic were lost, because no more may wait together. */
    boolean store(WaitingPush push) {
        int excess = 1 - push.terms().mostStored();
        for (Pending other : pending) {
            if (other.push.topic().equals(push.topic())) {
                excess++;
            }
        }
        boolean lost = excess > 0;
        Instant now = push.entry().deliveredAt();
        for (Iterator<Pending> oldest = pending.iterator(); excess > 0; ) {
            Pending other = oldest.next();
            if (other.push.topic().equals(push.topic())) {
                oldest.remove();
                waiting.remove(other);
                other.push.entry().lost(name(), now, Why.REPLACED);
                excess--;
            }
        }
        Pending added = new Pending(push);
        pending.add(added);
        waiting.add(added);
        waiting.dropExcess(now);
        return lost;
    }

    /** Removes and returns what waits for a token, the oldest first. */
    List<WaitingPush> takeStored(TokenLife life) {
        return takeOut(push -> push.life() == life);
    }

    /** Shows what was held until now, and drops what waited too long. */
    void clockMoved(Instant now) {
        target.showDue(now);
        takeOut(push -> !push.isDue(now)).forEach(push -> push.entry().lost(name(), now, Why.EXPIRED));
    }

    /** Drops everything that waits or is held. */
    void reset(Instant now) {
        takeOut(push -> true).forEach(push -> push.entry().lost(name(), now, Why.RESET));
        target.loseHeld(now, Why.RESET);
    }

    /** Removes and returns everything that waits and that the device takes now, the oldest first. */
    List<WaitingPush> takeStored() {
        return takeOut(push -> target.takes(push.terms()));
    }

    private List<WaitingPush> takeOut(Predicate<WaitingPush> which) {
        List<WaitingPush> taken = new ArrayList<>();
        pending.removeIf(each -> {
            boolean takes = which.test(each.push);
            if (takes) {
                waiting.remove(each);
                taken.add(each.push);
            }
            return takes;
        });
        return taken;
    }

    /** A push that waits for this device. */
    private final class Pending extends PushBudget.Entry {

        private final WaitingPush push;

        private Pending(WaitingPush push) {
            super(push.entry().body());
            this.push = push;
        }

        @Override
        int overhead() {
            return PushToDevice.OVERHEAD_BYTES;
        }

        @Override
        void drop(Instant now) {
            waiting.remove(this);
            pending.remove(this);
            push.entry().lost(name(), now, Why.NO_ROOM);
        }
    }
}
