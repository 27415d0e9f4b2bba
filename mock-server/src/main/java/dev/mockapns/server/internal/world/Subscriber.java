/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import java.time.Instant;
import java.util.Optional;

/**
 * An app on a device that follows a channel, until it is removed: one that is installed again follows nothing. Guarded by
 * the world's lock.
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

    boolean isOf(Installation other) {
        return app == other;
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
    void catchUp(PushToDevice stored, Instant now) {
        if (!hasShown(stored)) {
            newest = Optional.of(stored);
            device.show(stored.deliveredAt(now));
            stored.delivered(deviceName(), now);
        }
    }

    /** Notes that the channel does not store a message any more, which is lost unless the device has shown it. */
    void lose(PushToDevice stored, Instant at, Why why) {
        if (!hasShown(stored)) {
            stored.lost(deviceName(), at, why);
        }
    }

    private boolean hasShown(PushToDevice stored) {
        return newest.equals(Optional.of(stored));
    }
}
