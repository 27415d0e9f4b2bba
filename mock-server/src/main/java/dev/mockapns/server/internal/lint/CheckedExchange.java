/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.json.Json;
import java.util.Optional;

/**
 * One exchange under the eyes of the checks, its payload read once.
 *
 * @param pushType as the header says it; a broadcast has but one, in whatever case
 * @param payload the body as JSON; missing where it is not JSON
 */
record CheckedExchange(ApnsRequest request, Trace trace, Optional<PushType> pushType, JsonNode payload) {

    /** How much of a key or a value in a payload is quoted. */
    static final int LONGEST_QUOTED = 40;

    static CheckedExchange of(ApnsRequest request, Trace trace) {
        return new CheckedExchange(
                request,
                trace,
                request.broadcastBundleId().isPresent()
                        ? Optional.of(PushType.LIVE_ACTIVITY)
                        : request.header(ApnsHeaders.PUSH_TYPE).flatMap(PushType::of),
                Json.tree(request.body().bytes(), request.body().isCut()));
    }

    /** Returns the push type, or what the topic suggests where the header is absent. */
    PushType likelyPushType() {
        return pushType.or(() -> request.topic().flatMap(Topic::parse).flatMap(Topic::ownType))
                .orElse(PushType.ALERT);
    }

    /** Returns the {@code aps} dictionary; missing where there is none. */
    JsonNode aps() {
        return payload.path("aps");
    }
}
