/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ExchangeEvent.Lost.Why;
import dev.mockapns.server.internal.world.StoredBroadcasts.Message;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The broadcast channels of all apps, the devices that follow them, and the most recent message of those that store it. Deleted
 * channels are remembered, so that a broadcast to one can be explained. Thread-safe.
 */
public final class Channels {

    /** The size that was seen in the field; Apple documents none. */
    private static final int ID_BYTES = 16;

    /** How many channels all apps of a fake may have together: an app may have 10,000, and there may be any number of apps. */
    public static final int MAX_CHANNELS = 100_000;

    private static final int MAX_DELETED = 10_000;

    private final Object lock;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Channel> alive = new LinkedHashMap<>();
    private final Map<String, Channel> deleted = new LinkedHashMap<>();
    private final Map<App, Map<String, Channel>> byApp = new HashMap<>();
    private final StoredBroadcasts stored;
    private long published;
    private final Map<String, Map<String, Subscriber>> followers = new HashMap<>();

    /** @param maxStoredBytes the memory for messages that channels store */
    Channels(Object lock, InstantSource clock, long maxStoredBytes) {
        this.lock = lock;
        this.clock = clock;
        this.stored = new StoredBroadcasts(maxStoredBytes);
    }

    private record App(Topic bundleId, Environment environment) {}

    /** Creates a channel with an id that no other channel had before. */
    public Channel create(Topic bundleId, Environment environment, boolean storesMessage) {
        synchronized (lock) {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            String id = Base64.getEncoder().encodeToString(bytes);
            Channel channel = new Channel(id, bundleId, environment, storesMessage, clock.instant(), Optional.empty());
            alive.put(id, channel);
            byApp.computeIfAbsent(new App(bundleId, environment), app -> new LinkedHashMap<>())
                    .put(id, channel);
            return channel;
        }
    }

    /** Deletes a channel; its stored message may still be delivered. Does nothing if it is deleted already. */
    public void delete(String id) {
        synchronized (lock) {
            Channel channel = alive.remove(id);
            if (channel == null) {
                return;
            }
            removeFromApp(channel);
            deleted.put(id, channel.deleted(clock.instant()));
            if (deleted.size() > MAX_DELETED) {
                String oldest = deleted.keySet().iterator().next();
                deleted.remove(oldest);
                removeStored(oldest, Why.CHANNEL_DELETED);
                followers.remove(oldest);
            }
        }
    }

    /** Returns the channel with this id, deleted or not. */
    Optional<Channel> find(String id) {
        synchronized (lock) {
            return Optional.ofNullable(alive.get(id)).or(() -> Optional.ofNullable(deleted.get(id)));
        }
    }

    /** Returns the channels of an app that are not deleted, the oldest first. */
    public List<Channel> of(Topic bundleId, Environment environment) {
        synchronized (lock) {
            return List.copyOf(ofApp(bundleId, environment).values());
        }
    }

    /** Returns how many channels an app has. */
    int count(Topic bundleId, Environment environment) {
        synchronized (lock) {
            return ofApp(bundleId, environment).size();
        }
    }

    /** Returns how many channels all apps have. */
    int count() {
        synchronized (lock) {
            return alive.size();
        }
    }

    private Map<String, Channel> ofApp(Topic bundleId, Environment environment) {
        return byApp.getOrDefault(new App(bundleId, environment), Map.of());
    }

    private void removeFromApp(Channel channel) {
        byApp.computeIfPresent(new App(channel.bundleId(), channel.environment()), (app, channels) -> {
            channels.remove(channel.id());
            return channels.isEmpty() ? null : channels;
        });
    }

    /** Subscribes the app on a device to a channel. */
    void subscribe(DeviceState device, String id) {
        synchronized (lock) {
            Channel channel = find(id).orElseThrow(() -> new IllegalArgumentException("channelId: \"" + id
                    + "\" is no channel of this fake (expected: the apns-channel-id of an answer to a creation)"));
            channel.deletedAt().ifPresent(at -> {
                throw new IllegalStateException("subscribe: the channel " + id + " was deleted on " + at
                        + " (create another one; ids are never issued again)");
            });
            Optional<Installation> app = installed(device, channel);
            if (app.isEmpty()) {
                throw new IllegalStateException("subscribe: the channel " + id + " is for " + channel.bundleId()
                        + " in " + channel.environment() + ", which is not installed on " + device.name()
                        + " (install it first: device.install(\"" + channel.bundleId() + "\", Environment."
                        + channel.environment().name() + "))");
            }
            Map<String, Subscriber> all = followers.computeIfAbsent(id, channelId -> new LinkedHashMap<>());
            catchUp(all.computeIfAbsent(device.name(), name -> new Subscriber(device, app.get())), id);
        }
    }

    /** Ends a subscription. */
    void unsubscribe(DeviceState device, String id) {
        synchronized (lock) {
            Map<String, Subscriber> all = followers.get(id);
            Subscriber follower = all == null ? null : all.remove(device.name());
            if (follower != null) {
                lose(follower, id, Why.UNSUBSCRIBED);
            }
        }
    }

    /**
     * What became of a broadcast.
     *
     * @param reached the devices that show it now
     * @param offline the devices that follow the channel and are offline
     * @param stored whether it is stored for them, and for devices that follow the channel later
     */
    public record Broadcast(List<String> reached, List<String> offline, boolean stored) {

        public Broadcast {
            reached = List.copyOf(reached);
            offline = List.copyOf(offline);
        }
    }

    /**
     * Brings a message to the devices that follow a channel.
     *
     * @param storedUntil from then on it is not stored any more
     */
    public Broadcast publish(Channel channel, PushToDevice entry, Instant storedUntil) {
        List<String> reached = new ArrayList<>();
        List<String> offline = new ArrayList<>();
        synchronized (lock) {
            Message message = new Message(++published, channel.id(), entry, storedUntil);
            // The message before it is no longer the most recent one, whether this one is stored or not.
            removeStored(channel.id(), Why.REPLACED);
            for (Subscriber follower :
                    followers.getOrDefault(channel.id(), Map.of()).values()) {
                if (follower.isOffline()) {
                    offline.add(follower.deviceName());
                } else {
                    follower.show(message);
                    reached.add(follower.deviceName());
                }
            }
            boolean keeps = channel.storesMessage() && entry.deliveredAt().isBefore(storedUntil);
            if (keeps) {
                stored.store(message).forEach(dropped -> lose(dropped, entry.deliveredAt(), Why.NO_ROOM));
            }
            return new Broadcast(reached, offline, keeps);
        }
    }

    /** Delivers to a device that is online again what its channels store. */
    void catchUp(DeviceState device) {
        synchronized (lock) {
            followers.forEach((id, all) -> {
                Subscriber follower = all.get(device.name());
                if (follower != null) {
                    catchUp(follower, id);
                }
            });
        }
    }

    /** Deletes every channel of these apps. */
    void deleteAll(Set<Topic> bundleIds) {
        synchronized (lock) {
            List<Channel> gone = alive.values().stream()
                    .filter(channel -> bundleIds.contains(channel.bundleId()))
                    .toList();
            gone.forEach(channel -> {
                delete(channel.id());
                removeStored(channel.id(), Why.CHANNEL_DELETED);
                followers.remove(channel.id());
            });
        }
    }

    void dropExpired() {
        synchronized (lock) {
            Instant now = clock.instant();
            stored.removeExpired(now).forEach(message -> lose(message, now, Why.EXPIRED));
        }
    }

    /** Ends the subscriptions of an app that is removed from a device. */
    void appRemoved(DeviceState device, Installation app) {
        synchronized (lock) {
            followers.forEach((id, all) -> {
                Subscriber follower = all.get(device.name());
                if (follower != null && follower.isOf(app)) {
                    all.remove(device.name());
                    lose(follower, id, Why.APP_REMOVED);
                }
            });
        }
    }

    void clear() {
        Instant now = clock.instant();
        stored.clear().forEach(message -> lose(message, now, Why.RESET));
        alive.clear();
        byApp.clear();
        deleted.clear();
        followers.clear();
    }

    private void catchUp(Subscriber follower, String id) {
        Instant now = clock.instant();
        if (stored.find(id).filter(message -> message.isExpired(now)).isPresent()) {
            removeStored(id, Why.EXPIRED);
        }
        if (!follower.isOffline()) {
            stored.find(id).ifPresent(message -> follower.catchUp(message, now));
        }
    }

    /** Removes the stored message of a channel, which is lost to those followers that have not shown it. */
    private void removeStored(String id, Why why) {
        Instant now = clock.instant();
        stored.remove(id).ifPresent(message -> lose(message, now, message.isExpired(now) ? Why.EXPIRED : why));
    }

    private void lose(Message message, Instant at, Why why) {
        followers
                .getOrDefault(message.channelId(), Map.of())
                .values()
                .forEach(follower -> follower.lose(message, at, why));
    }

    /** Notes that one follower will not get the stored message of its channel. */
    private void lose(Subscriber follower, String id, Why why) {
        Instant now = clock.instant();
        stored.find(id).ifPresent(message -> follower.lose(message, now, message.isExpired(now) ? Why.EXPIRED : why));
    }

    private static Optional<Installation> installed(DeviceState device, Channel channel) {
        return Optional.ofNullable(device.installations().get(channel.bundleId()))
                .filter(app -> app.isPresent() && app.environment() == channel.environment());
    }
}
