/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.json.Json;
import dev.mockapns.server.internal.request.RequestHeaders;
import java.util.Optional;

/**
 * An exchange being checked, its header fields and its payload parsed once.
 *
 * @param headers of the request
 * @param pushType the one that the header names; always {@code liveactivity} for a broadcast
 * @param payload the body as JSON; a missing node if it is not JSON
 */
record CheckedExchange(
        ApnsRequest request, RequestHeaders headers, Trace trace, Optional<PushType> pushType, JsonNode payload) {

    static CheckedExchange of(ApnsRequest request, Trace trace) {
        RequestHeaders headers = RequestHeaders.none().next(request.headers());
        return new CheckedExchange(
                request,
                headers,
                trace,
                request.broadcastBundleId().isPresent()
                        ? Optional.of(PushType.LIVE_ACTIVITY)
                        : Optional.ofNullable(headers.pushType().value()),
                Json.tree(request.body().bytes(), request.body().isCut()));
    }

    boolean isBroadcast() {
        return request.broadcastBundleId().isPresent();
    }

    /** Returns the push type, or the one that the topic suggests if the header is absent. */
    PushType likelyPushType() {
        return pushType.or(() -> request.topic().flatMap(Topic::parse).flatMap(Topic::ownType))
                .orElse(PushType.ALERT);
    }

    /** Returns the {@code aps} dictionary; a missing node if there is none. */
    JsonNode aps() {
        return payload.path("aps");
    }
}
