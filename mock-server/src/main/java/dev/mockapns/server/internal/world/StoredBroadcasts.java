/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The most recent message of each channel that stores it, within a limit of bytes. Beyond it the message that was stored
 * first is dropped. Guarded by the world's lock.
 */
final class StoredBroadcasts {

    private final long maxBytes;
    private final Map<String, Message> byChannel = new LinkedHashMap<>();
    private long bytes;

    StoredBroadcasts(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param number different for each broadcast */
    record Message(long number, String channelId, PushToDevice push, Instant expiresAt) {

        boolean isExpired(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    /** Stores the message of a channel that has none; returns those that are dropped for it. */
    List<Message> store(Message message) {
        byChannel.put(message.channelId(), message);
        bytes += message.push().weight();
        List<Message> dropped = new ArrayList<>();
        while (bytes > maxBytes) {
            remove(byChannel.keySet().iterator().next()).ifPresent(dropped::add);
        }
        return dropped;
    }

    /** Removes and returns the message of a channel, expired or not. */
    Optional<Message> remove(String channelId) {
        Optional<Message> removed = Optional.ofNullable(byChannel.remove(channelId));
        removed.ifPresent(message -> bytes -= message.push().weight());
        return removed;
    }

    /** Returns the message of a channel, expired or not. */
    Optional<Message> find(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    /** Removes and returns every message that has expired. */
    List<Message> removeExpired(Instant now) {
        List<Message> expired = byChannel.values().stream()
                .filter(message -> message.isExpired(now))
                .toList();
        expired.forEach(message -> remove(message.channelId()));
        return expired;
    }

    /** Removes and returns every message. */
    List<Message> clear() {
        List<Message> all = List.copyOf(byChannel.values());
        byChannel.clear();
        bytes = 0;
        return all;
    }
}
