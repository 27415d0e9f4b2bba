/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A push in an inbox. Devices keep so many that it holds the bits of its id and its time itself, not as objects, and keeps the
 * payload as the bytes that were sent: a parsed tree takes up to forty times as much memory.
 */
abstract class KeptPush extends PushBudget.Entry {

    /** What a push takes in addition to its payload; a test measures it. So for the next. */
    static final int OVERHEAD_BYTES = 128;

    static final int OVERHEAD_BYTES_WITH_COLLAPSE_ID = 320;

    private final long idHigh;
    private final long idLow;
    private final Topic topic;
    private final @Nullable PushType pushType;
    private final @Nullable Priority priority;
    private final @Nullable CollapseKey key;
    private final @Nullable String channelId;
    private final long deliveredAtSecond;
    private final int deliveredAtNano;

    /** @param key of the push; null if it has no collapse id */
    KeptPush(PushToDevice push, @Nullable CollapseKey key) {
        super(push.body());
        UUID id = push.apnsId().uuid();
        this.idHigh = id.getMostSignificantBits();
        this.idLow = id.getLeastSignificantBits();
        this.topic = push.topic();
        this.pushType = push.pushType();
        this.priority = push.priority();
        this.key = key;
        this.channelId = push.channelId();
        Instant deliveredAt = push.deliveredAt();
        this.deliveredAtSecond = deliveredAt.getEpochSecond();
        this.deliveredAtNano = deliveredAt.getNano();
    }

    final @Nullable CollapseKey key() {
        return key;
    }

    @Override
    final int overhead() {
        return key == null ? OVERHEAD_BYTES : OVERHEAD_BYTES_WITH_COLLAPSE_ID;
    }

    /** Returns this push as a value. */
    final ShownPush push() {
        return new ShownPush(
                new ApnsId(new UUID(idHigh, idLow)),
                topic,
                pushType,
                priority,
                key == null ? null : key.collapseId(),
                channelId,
                body(),
                Instant.ofEpochSecond(deliveredAtSecond, deliveredAtNano));
    }
}
