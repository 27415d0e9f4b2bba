/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a device that takes pushes: whether it can be reached, what it shows, and for which apps it holds background
 * pushes. Its tokens refer to it, so that a push finds it without a search. Guarded by the world's lock.
 */
final class PushTarget {

    private final String name;
    private final Inbox inbox;
    private final PushBudget waiting;
    private final List<Held> holding = new ArrayList<>(0);
    private @Nullable Instant offlineSince;
    private @Nullable Instant savingPowerSince;

    PushTarget(String name, PushBudget inboxes, PushBudget waiting) {
        this.name = name;
        this.waiting = waiting;
        this.inbox = new Inbox(inboxes);
    }

    /** Returns the name of the device. */
    String name() {
        return name;
    }

    Optional<Instant> offlineSince() {
        return Optional.ofNullable(offlineSince);
    }

    void goOffline(Instant now) {
        if (offlineSince == null) {
            offlineSince = now;
        }
    }

    void goOnline() {
        offlineSince = null;
    }

    Optional<Instant> savingPowerSince() {
        return Optional.ofNullable(savingPowerSince);
    }

    void savePower(Instant now) {
        if (savingPowerSince == null) {
            savingPowerSince = now;
        }
    }

    void wakeUp() {
        savingPowerSince = null;
    }

    /** Tells whether a push with these terms reaches the device now. */
    boolean takes(StorageTerms terms) {
        return offlineSince == null && (terms.urgent() || savingPowerSince == null);
    }

    Inbox inbox() {
        return inbox;
    }

    /** Shows a push, after what was held until then. Returns whether it replaced one with the same collapse id and topic. */
    boolean show(PushToDevice push) {
        showDue(push.deliveredAt());
        return inbox.show(push);
    }

    /** Holds a background push for an app; returns whether an older one is lost, because only one is held for each app. */
    boolean hold(AppOnDevice app, PushToDevice push, Instant until) {
        boolean replaced = loseHeld(app, push.deliveredAt(), Why.REPLACED);
        Held held = new Held(app, push, until);
        holding.add(held);
        waiting.add(held);
        app.background().hold(until);
        waiting.dropExcess(push.deliveredAt());
        return replaced;
    }

    /** Shows the background pushes that were held until now, as if somebody had looked in time. */
    void showDue(Instant now) {
        if (holding.isEmpty()) {
            return;
        }
        List<Held> due = new ArrayList<>();
        for (Held held : holding) {
            if (!now.isBefore(held.until)) {
                due.add(held);
            }
        }
        due.sort(Comparator.comparing(held -> held.until));
        for (Held held : due) {
            held.release();
            held.app.background().runHeld(held.until);
            inbox.show(held.push.deliveredAt(held.until));
            held.push.delivered(name, held.until);
        }
    }

    /** Shows the push that is held for an app, due or not. */
    void showHeld(AppOnDevice app, Instant now) {
        Held held = heldFor(app);
        if (held != null) {
            held.release();
            show(held.push.deliveredAt(now));
            held.push.delivered(name, now);
        }
    }

    /** Drops the push that is held for an app, due or not; returns whether there was one. */
    boolean loseHeld(AppOnDevice app, Instant now, Why why) {
        Held held = heldFor(app);
        if (held != null) {
            held.lose(now, why);
        }
        return held != null;
    }

    /** Drops every push that is held. */
    void loseHeld(Instant now, Why why) {
        for (Held held : List.copyOf(holding)) {
            held.lose(now, why);
        }
    }

    private @Nullable Held heldFor(AppOnDevice app) {
        for (Held held : holding) {
            if (held.app == app) {
                return held;
            }
        }
        return null;
    }

    /** A background push that waits until the device runs the app again. */
    private final class Held extends PushBudget.Entry {

        private final AppOnDevice app;
        private final PushToDevice push;
        private final Instant until;

        private Held(AppOnDevice app, PushToDevice push, Instant until) {
            super(push.body());
            this.app = app;
            this.push = push;
            this.until = until;
        }

        @Override
        int overhead() {
            return PushToDevice.OVERHEAD_BYTES;
        }

        @Override
        void drop(Instant now) {
            lose(now, Why.NO_ROOM);
        }

        private void lose(Instant now, Why why) {
            release();
            push.lost(name, now, why);
        }

        private void release() {
            waiting.remove(this);
            holding.remove(this);
            app.background().release();
        }
    }
}
