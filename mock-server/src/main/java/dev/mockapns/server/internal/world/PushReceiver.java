/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.options.Rate;
import java.time.Instant;
import java.util.Optional;

/** Decides what a device does with a push that reaches it. Guarded by the world's lock. */
final class PushReceiver {

    private final LiveActivities activities;

    PushReceiver(LiveActivities activities) {
        this.activities = activities;
    }

    /**
     * Receives a push to a token that is alive.
     *
     * @param push {@code deliveredAt} is when it reached the device
     */
    Received receive(TokenLife life, PushToDevice push, StorageTerms terms) {
        if (life.app().notificationsOffSince() != null) {
            return Received.NOTIFICATIONS_OFF;
        }
        if (terms.background()) {
            return inBackground(life, push, terms);
        }
        return life.isForActivities() ? activities.take(life, push) : shown(life, push);
    }

    private static Received inBackground(TokenLife life, PushToDevice push, StorageTerms terms) {
        AppOnDevice app = life.app();
        if (app.forceQuitSince().isPresent()) {
            return Received.FORCE_QUIT;
        }
        life.target().showDue(push.deliveredAt());
        Optional<Rate> rate = terms.backgroundRate();
        if (rate.isEmpty()) {
            return shown(life, push);
        }
        Optional<Instant> until = app.background().run(rate.get(), push.deliveredAt());
        if (until.isEmpty()) {
            return shown(life, push);
        }
        return life.target().hold(app, push, until.get()) ? Received.HELD_INSTEAD : Received.HELD;
    }

    private static Received shown(TokenLife life, PushToDevice push) {
        return life.target().show(push) ? Received.REPLACED : Received.SHOWN;
    }
}
