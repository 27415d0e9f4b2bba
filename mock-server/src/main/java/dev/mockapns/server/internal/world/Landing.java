/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.internal.world.World.Arrival;
import java.time.Instant;
import java.util.Optional;

/** What a device does with a push that reaches it. Under the world's lock. */
final class Landing {

    private final LiveActivities activities;

    Landing(LiveActivities activities) {
        this.activities = activities;
    }

    /** @param push the time in it is when it reached the device */
    Arrival on(DeviceState device, TokenLife life, PushToDevice push, Terms terms) {
        Optional<Installation> app =
                Optional.ofNullable(device.installations().get(push.topic().bundleId()));
        if (app.isEmpty()) {
            return Arrival.DEAD;
        }
        if (app.get().notificationsOffSince().isPresent()) {
            return Arrival.NOTIFICATIONS_OFF;
        }
        if (terms.background()) {
            return inBackground(device, app.get(), push, terms);
        }
        return activities.take(device, app.get(), life, push).orElseGet(() -> shown(device, push));
    }

    private static Arrival inBackground(DeviceState device, Installation app, PushToDevice push, Terms terms) {
        if (app.forceQuitSince().isPresent()) {
            return Arrival.FORCE_QUIT;
        }
        device.showDue(push.deliveredAt());
        Optional<Instant> until =
                terms.backgroundRate().flatMap(rate -> app.background().run(rate, push.deliveredAt()));
        if (until.isEmpty()) {
            return shown(device, push);
        }
        return app.background().hold(push, until.get()) ? Arrival.HELD_INSTEAD : Arrival.HELD;
    }

    private static Arrival shown(DeviceState device, PushToDevice push) {
        return device.show(push) ? Arrival.REPLACED : Arrival.SHOWN;
    }
}
