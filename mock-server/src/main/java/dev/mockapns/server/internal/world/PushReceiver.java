/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.Optional;

/** Decides what a device does with a push that reaches it. Guarded by the world's lock. */
final class PushReceiver {

    private final LiveActivities activities;

    PushReceiver(LiveActivities activities) {
        this.activities = activities;
    }

    /** @param push {@code deliveredAt} is when it reached the device */
    Received receive(DeviceState device, TokenLife life, PushToDevice push, StorageTerms terms) {
        Optional<Installation> app =
                Optional.ofNullable(device.installations().get(push.topic().bundleId()));
        if (app.isEmpty()) {
            return Received.DEAD;
        }
        if (app.get().notificationsOffSince().isPresent()) {
            return Received.NOTIFICATIONS_OFF;
        }
        if (terms.background()) {
            return inBackground(device, app.get(), push, terms);
        }
        return activities.take(device, app.get(), life, push).orElseGet(() -> shown(device, push));
    }

    private static Received inBackground(DeviceState device, Installation app, PushToDevice push, StorageTerms terms) {
        if (app.forceQuitSince().isPresent()) {
            return Received.FORCE_QUIT;
        }
        device.showDue(push.deliveredAt());
        Optional<Instant> until =
                terms.backgroundRate().flatMap(rate -> app.background().run(rate, push.deliveredAt()));
        if (until.isEmpty()) {
            return shown(device, push);
        }
        Optional<PushToDevice> replaced = app.background().hold(push, until.get());
        replaced.ifPresent(older -> older.lost(device.name(), push.deliveredAt(), Why.REPLACED));
        return replaced.isPresent() ? Received.HELD_INSTEAD : Received.HELD;
    }

    private static Received shown(DeviceState device, PushToDevice push) {
        return device.show(push) ? Received.REPLACED : Received.SHOWN;
    }
}
