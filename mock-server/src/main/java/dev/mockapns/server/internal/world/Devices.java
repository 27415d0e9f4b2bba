/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.IssuedToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The verbs of devices, and what is in their inboxes. Thread-safe. */
public final class Devices {

    private final Object lock;
    private final InstantSource clock;
    private final TokenRegistry tokens;
    private final Channels channels;
    private final LiveActivities activities;
    private final PushReceiver receiver;
    private final DeviceNames devices;

    Devices(
            Object lock,
            InstantSource clock,
            TokenRegistry tokens,
            Channels channels,
            LiveActivities activities,
            PushReceiver receiver,
            DeviceNames devices) {
        this.lock = lock;
        this.clock = clock;
        this.tokens = tokens;
        this.channels = channels;
        this.activities = activities;
        this.receiver = receiver;
        this.devices = devices;
    }

    /** Returns the device of this name, and creates it if there is none. */
    public DeviceState named(String name) {
        synchronized (lock) {
            return devices.named(name);
        }
    }

    /** Creates a device with a name that no other has. */
    public DeviceState fresh() {
        synchronized (lock) {
            return devices.fresh();
        }
    }

    /** Takes the device off the network. */
    public void goOffline(DeviceState device) {
        synchronized (lock) {
            devices.requireHere(device);
            device.target().goOffline(clock.instant());
        }
    }

    /** Puts the device back on the network; what was stored and has not expired reaches it. */
    public void goOnline(DeviceState device) {
        synchronized (lock) {
            devices.requireHere(device);
            device.target().goOnline();
            bringStored(device);
            channels.catchUp(device);
        }
    }

    /** Makes the device save power. */
    public void savePower(DeviceState device) {
        synchronized (lock) {
            devices.requireHere(device);
            device.target().savePower(clock.instant());
        }
    }

    /** Makes the device stop saving power; what waited for that and has not expired reaches it. */
    public void wakeUp(DeviceState device) {
        synchronized (lock) {
            devices.requireHere(device);
            device.target().wakeUp();
            bringStored(device);
        }
    }

    private void bringStored(DeviceState device) {
        Instant now = clock.instant();
        for (WaitingPush push : device.takeStored()) {
            if (push.isDue(now)) {
                PushToDevice brought = push.entry().deliveredAt(now);
                noteOutcome(device, brought, receiver.receive(push.life(), brought, push.terms()));
            } else {
                push.entry().lost(device.name(), now, Why.EXPIRED);
            }
        }
        device.history().forEach(life -> life.reportWaiting(now, device.target()::takes));
    }

    /** A push that the device holds still waits. */
    private static void noteOutcome(DeviceState device, PushToDevice push, Received outcome) {
        switch (outcome) {
            case SHOWN, REPLACED, STARTED -> push.delivered(device.name(), push.deliveredAt());
            case STORED, OVERWROTE, HELD, HELD_INSTEAD -> {}
            case DEAD -> push.lost(device.name(), push.deliveredAt(), Why.TOKEN_DIED);
            case NOT_STORED, NOTIFICATIONS_OFF, FORCE_QUIT, NOT_STARTED, NO_ROOM, STARTED_ALREADY, ACTIVITY_OVER ->
                push.lost(device.name(), push.deliveredAt(), Why.NOT_SHOWN);
        }
    }

    /** Subscribes the app of a channel to it. */
    public void subscribe(DeviceState device, String channelId) {
        synchronized (lock) {
            devices.requireHere(device);
            channels.subscribe(device, channelId);
        }
    }

    /**
     * Subscribes an app to one of its own channels.
     *
     * @throws IllegalArgumentException if the channel belongs to another app
     */
    public void subscribe(DeviceState device, Topic app, String channelId) {
        synchronized (lock) {
            channels.find(channelId)
                    .filter(channel -> !channel.bundleId().equals(app.bundleId()))
                    .ifPresent(channel -> {
                        throw new IllegalArgumentException("channelId: \"" + channelId + "\" is a channel of "
                                + channel.bundleId() + " (expected: one of " + app.bundleId() + ")");
                    });
            subscribe(device, channelId);
        }
    }

    /** Ends the subscription of {@link #subscribe(DeviceState, String)}. */
    public void unsubscribe(DeviceState device, String channelId) {
        channels.unsubscribe(device, channelId);
    }

    /** As {@link #unsubscribe(DeviceState, String)} if the channel belongs to the app. */
    public void unsubscribe(DeviceState device, Topic app, String channelId) {
        synchronized (lock) {
            channels.find(channelId)
                    .filter(channel -> channel.bundleId().equals(app.bundleId()))
                    .ifPresent(channel -> channels.unsubscribe(device, channelId));
        }
    }

    public List<IssuedToken> history(DeviceState device) {
        synchronized (lock) {
            return device.history().stream().map(TokenLife::issued).toList();
        }
    }

    /** Returns what a device shows, the oldest first. */
    public List<InboxEntry> inbox(DeviceState device) {
        return shown(device).stream().map(ShownPush::entry).toList();
    }

    /** Returns what a device shows of the pushes for an app, the oldest first. */
    public List<InboxEntry> inbox(DeviceState device, Topic app) {
        return shown(device).stream()
                .filter(push -> push.topic().bundleId().equals(app.bundleId()))
                .map(ShownPush::entry)
                .toList();
    }

    private List<ShownPush> shown(DeviceState device) {
        synchronized (lock) {
            device.target().showDue(clock.instant());
            return device.target().inbox().pushes();
        }
    }

    /** Returns how many pushes were dropped from the inbox of a device because it was full. */
    public long inboxDropped(DeviceState device) {
        return device.target().inbox().dropped();
    }

    /** Returns when a Live Activity ended; empty if it goes on, or the token is not one of a Live Activity. */
    Optional<Instant> activityEndedAt(TokenLife life) {
        if (!life.isOfActivity()) {
            return Optional.empty();
        }
        synchronized (lock) {
            return activities.find(life).flatMap(ActivityState::endedAt);
        }
    }

    /** Returns the live token of the same device, app and topic. */
    Optional<TokenLife> successorOf(TokenLife life) {
        synchronized (lock) {
            Installation app = devices.of(life).installations().get(life.topic().bundleId());
            return Optional.ofNullable(app)
                    .map(present -> present.tokens().get(life.topic()))
                    .filter(last -> last.isAlive() && !life.isOfActivity());
        }
    }

    /** Does what is due by now. */
    void clockMoved() {
        synchronized (lock) {
            Instant now = clock.instant();
            devices.all().forEach(device -> device.clockMoved(now));
        }
    }

    void clear() {
        Instant now = clock.instant();
        devices.all().forEach(device -> device.reset(now));
        devices.clear();
        activities.clear();
        tokens.clear();
    }
}
