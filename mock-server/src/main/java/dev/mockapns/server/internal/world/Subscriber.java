/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.internal.world.StoredBroadcasts.Message;
import java.time.Instant;

/**
 * An app on a device that follows a channel, until it is removed: one that is installed again follows nothing. Guarded by
 * the world's lock.
 */
final class Subscriber {

    private final DeviceState device;
    private final Installation app;
    /** The number of the broadcast that was shown last; 0 if none was. */
    private long newest;

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
        return device.target().offlineSince().isPresent();
    }

    /** Shows a broadcast that arrives. */
    void show(Message message) {
        newest = message.number();
        device.target().show(message.push());
    }

    /** Shows what the channel stored, unless the device has shown it. */
    void catchUp(Message stored, Instant now) {
        if (!hasShown(stored)) {
            newest = stored.number();
            device.target().show(stored.push().deliveredAt(now));
            stored.push().delivered(deviceName(), now);
        }
    }

    /** Notes that the channel does not store a message any more, which is lost unless the device has shown it. */
    void lose(Message stored, Instant at, Why why) {
        if (!hasShown(stored)) {
            stored.push().lost(deviceName(), at, why);
        }
    }

    private boolean hasShown(Message stored) {
        return newest == stored.number();
    }
}
