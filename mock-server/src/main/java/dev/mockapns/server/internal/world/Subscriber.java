/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;
import java.util.Optional;

/**
 * An app on a device that follows a channel, until it is removed: one that is installed again follows nothing. Guarded by the world's lock.
 */
final class Subscriber {

    private final DeviceState device;
    private final Installation app;
    private Optional<PushToDevice> newest = Optional.empty();

    Subscriber(DeviceState device, Installation app) {
        this.device = device;
        this.app = app;
    }

    String deviceName() {
        return device.name();
    }

    /** Tells whether the app that subscribed is still installed. */
    boolean isThere() {
        return app.isPresent() && device.installations().get(app.bundleId()) == app;
    }

    boolean isOffline() {
        return device.offlineSince().isPresent();
    }

    /** Shows a broadcast that arrives. */
    void show(PushToDevice message) {
        newest = Optional.of(message);
        device.show(message);
    }

    /** Shows what the channel stored, unless the device has shown it. */
    void catchUp(PushToDevice kept, Instant now) {
        if (!newest.equals(Optional.of(kept))) {
            newest = Optional.of(kept);
            device.show(kept.deliveredAt(now));
        }
    }
}
