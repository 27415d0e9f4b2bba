/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.internal.json.Json;
import dev.mockapns.server.world.InboxEntry;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A push on its way to a device.
 *
 * @param apnsId as in {@link InboxEntry}
 * @param pushType null where the push names none; so for the next three
 * @param channelId the channel of a broadcast
 * @param deliveredAt on the fake's clock; of a push that waits for its device, when it was stored
 * @param later takes what becomes of it after the verdict; called under the world's lock, so it must only record
 */
public record PushToDevice(
        ApnsId apnsId,
        Topic topic,
        @Nullable PushType pushType,
        @Nullable Priority priority,
        @Nullable CollapseId collapseId,
        @Nullable String channelId,
        Body body,
        Instant deliveredAt,
        Consumer<? super ExchangeEvent> later) {

    /** What a push takes in addition to its payload. */
    static final int OVERHEAD_BYTES = 500;

    /** Returns the same push, delivered at another time. */
    PushToDevice deliveredAt(Instant time) {
        return new PushToDevice(apnsId, topic, pushType, priority, collapseId, channelId, body, time, later);
    }

    void delivered(String device, Instant at) {
        later.accept(new ExchangeEvent.Delivered(at, device));
    }

    void lost(String device, Instant at, ExchangeEvent.Lost.Why why) {
        later.accept(new ExchangeEvent.Lost(at, device, why));
    }

    /** Parses the payload; returns a missing node if the body is not JSON. */
    JsonNode payload() {
        return Json.tree(body.bytes(), body.isCut());
    }

    /** Returns about how many bytes of memory this push takes. */
    long weight() {
        return OVERHEAD_BYTES + body.length();
    }
}
