/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The most recent message of each channel that keeps it, within a limit of bytes. Beyond it the message that was stored
 * first is dropped. Guarded by the world's lock.
 */
final class StoredBroadcasts {

    private final long maxBytes;
    private final Map<String, Message> byChannel = new LinkedHashMap<>();
    private long bytes;

    StoredBroadcasts(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    private record Message(PushToDevice push, Instant expiresAt) {

        boolean isDue(Instant now) {
            return now.isBefore(expiresAt);
        }
    }

    void store(String channelId, PushToDevice push, Instant expiresAt) {
        byChannel.put(channelId, new Message(push, expiresAt));
        bytes += push.weight();
        while (bytes > maxBytes) {
            remove(byChannel.keySet().iterator().next());
        }
    }

    void remove(String channelId) {
        Message removed = byChannel.remove(channelId);
        if (removed != null) {
            bytes -= removed.push().weight();
        }
    }

    /** Returns the message of a channel, unless it has expired. */
    Optional<PushToDevice> find(String channelId, Instant now) {
        return Optional.ofNullable(byChannel.get(channelId))
                .filter(message -> message.isDue(now))
                .map(Message::push);
    }

    void dropExpired(Instant now) {
        Iterator<Message> messages = byChannel.values().iterator();
        while (messages.hasNext()) {
            Message message = messages.next();
            if (!message.isDue(now)) {
                messages.remove();
                bytes -= message.push().weight();
            }
        }
    }

    void clear() {
        byChannel.clear();
        bytes = 0;
    }
}
