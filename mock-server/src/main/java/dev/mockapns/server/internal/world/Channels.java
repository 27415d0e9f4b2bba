/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.world.InboxEntry;
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
 * The broadcast channels of all apps, who follows them, and the most recent message of those that keep it. Deleted
 * channels are remembered, so that a broadcast to one can be explained. Thread-safe.
 */
public final class Channels {

    /** The size that was seen in the field; Apple documents none. */
    private static final int ID_BYTES = 16;

    private static final int MAX_DELETED = 100_000;

    private final Object lock;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Channel> alive = new LinkedHashMap<>();
    private final Map<String, Channel> deleted = new LinkedHashMap<>();
    private final Map<String, Pending> stored = new HashMap<>();
    private final Map<String, Map<String, DeviceState>> followers = new HashMap<>();

    Channels(Object lock, InstantSource clock) {
        this.lock = lock;
        this.clock = clock;
    }

    /** Creates a channel with an id that no channel ever had. */
    public Channel create(Topic bundleId, Environment environment, boolean storesMessage) {
        synchronized (lock) {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            String id = Base64.getEncoder().encodeToString(bytes);
            Channel channel = new Channel(id, bundleId, environment, storesMessage, clock.instant(), Optional.empty());
            alive.put(id, channel);
            return channel;
        }
    }

    /** Deletes a channel; what is stored may still go out. Does nothing for one that is deleted already. */
    public void delete(String id) {
        synchronized (lock) {
            Channel channel = alive.remove(id);
            if (channel == null) {
                return;
            }
            deleted.put(id, channel.deleted(clock.instant()));
            if (deleted.size() > MAX_DELETED) {
                String oldest = deleted.keySet().iterator().next();
                deleted.remove(oldest);
                stored.remove(oldest);
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
            return alive.values().stream()
                    .filter(channel -> channel.isOf(bundleId, environment))
                    .toList();
        }
    }

    /** Lets a device follow a channel. */
    public void subscribe(DeviceState device, String id) {
        synchronized (lock) {
            Channel channel = find(id).orElseThrow(() -> new IllegalArgumentException("channelId: \"" + id
                    + "\" is no channel of this fake (expected: the apns-channel-id of an answer to a creation)"));
            channel.deletedAt().ifPresent(at -> {
                throw new IllegalStateException("subscribe: the channel " + id + " was deleted on " + at
                        + " (create another one; ids are never issued again)");
            });
            if (!isInstalled(device, channel)) {
                throw new IllegalStateException("subscribe: the channel " + id + " is for " + channel.bundleId()
                        + " in " + channel.environment() + ", which is not installed on " + device.name()
                        + " (install it first: device.install(\"" + channel.bundleId() + "\", Environment."
                        + channel.environment().name() + "))");
            }
            followers.computeIfAbsent(id, channelId -> new LinkedHashMap<>()).put(device.name(), device);
            catchUp(device, id);
        }
    }

    /** Ends what {@link #subscribe} began. */
    public void unsubscribe(DeviceState device, String id) {
        synchronized (lock) {
            Map<String, DeviceState> all = followers.get(id);
            if (all != null) {
                all.remove(device.name());
            }
        }
    }

    /**
     * What became of a broadcast.
     *
     * @param reached the devices that show it now
     * @param offline those that follow the channel and have no network
     * @param stored whether it is kept for them, and for those that follow the channel later
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
     * @param storedUntil from when on it may not be kept any more
     */
    public Broadcast publish(Channel channel, InboxEntry entry, Instant storedUntil) {
        List<String> reached = new ArrayList<>();
        List<String> offline = new ArrayList<>();
        synchronized (lock) {
            Pending message = new Pending(entry, storedUntil);
            boolean keeps = channel.storesMessage() && message.isDue(entry.deliveredAt());
            // The message before it is not the most recent one any more, whether this one is kept or not.
            stored.remove(channel.id());
            if (keeps) {
                stored.put(channel.id(), message);
            }
            for (DeviceState device :
                    followers.getOrDefault(channel.id(), Map.of()).values()) {
                if (!isInstalled(device, channel)) {
                    continue;
                }
                if (device.offlineSince().isPresent()) {
                    offline.add(device.name());
                } else {
                    device.show(entry);
                    device.sawOnChannel(channel.id(), entry);
                    reached.add(device.name());
                }
            }
            return new Broadcast(reached, offline, keeps);
        }
    }

    /** Brings a device that has a network again what its channels keep. */
    void catchUp(DeviceState device) {
        synchronized (lock) {
            followers.forEach((id, all) -> {
                if (all.get(device.name()) == device) {
                    catchUp(device, id);
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
                stored.remove(channel.id());
                followers.remove(channel.id());
            });
        }
    }

    void dropExpired() {
        synchronized (lock) {
            Instant now = clock.instant();
            stored.values().removeIf(message -> !message.isDue(now));
        }
    }

    void clear() {
        alive.clear();
        deleted.clear();
        stored.clear();
        followers.clear();
    }

    private void catchUp(DeviceState device, String id) {
        Instant now = clock.instant();
        Pending message = stored.get(id);
        boolean wanted =
                find(id).filter(channel -> isInstalled(device, channel)).isPresent()
                        && device.offlineSince().isEmpty();
        if (message == null || !wanted || !message.isDue(now) || device.hasSeenOnChannel(id, message.entry())) {
            return;
        }
        device.sawOnChannel(id, message.entry());
        device.show(message.entry().deliveredAt(now));
    }

    private static boolean isInstalled(DeviceState device, Channel channel) {
        Installation app = device.installations().get(channel.bundleId());
        return app != null && app.isPresent() && app.environment() == channel.environment();
    }
}
