/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.PayloadJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A push in an inbox, whose payload is not parsed. Components are as in {@link InboxEntry}. */
record ShownPush(
        ApnsId apnsId,
        Topic topic,
        @Nullable PushType pushType,
        @Nullable Priority priority,
        @Nullable CollapseId collapseId,
        @Nullable String channelId,
        Body body,
        Instant deliveredAt) {

    /** Returns this push as a public value. Parses the payload. */
    InboxEntry entry() {
        PayloadJson json = body.json().map(PayloadJson::of).orElseGet(PayloadJson::none);
        return new InboxEntry(
                apnsId,
                topic,
                Optional.ofNullable(pushType),
                Optional.ofNullable(priority),
                Optional.ofNullable(collapseId),
                Optional.ofNullable(channelId),
                json,
                deliveredAt);
    }
}
