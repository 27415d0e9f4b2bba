/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.json.Json;
import dev.mockapns.server.world.LiveActivity;
import dev.mockapns.server.world.PayloadJson;
import java.time.Instant;
import java.util.Optional;

/**
 * A Live Activity. Keeps the bodies of the pushes instead of the JSON parsed from them, which takes much more memory.
 * Guarded by the world's lock.
 */
final class ActivityState {

    /** What an activity takes in addition to its JSON: its device token, which is kept four times, and its history. */
    private static final int OVERHEAD_BYTES = 1500;

    private final TokenLife life;
    private final Body start;
    private final Instant startedAt;
    private Body content;
    private Optional<Instant> endedAt = Optional.empty();

    /** @param start the push that started it; an empty body if the app did */
    ActivityState(TokenLife life, Body start, Instant startedAt) {
        this.life = life;
        this.start = start;
        this.content = start;
        this.startedAt = startedAt;
    }

    /** Returns about how many bytes of memory an activity takes if a push with this body starts it. */
    static long weight(Body start) {
        return OVERHEAD_BYTES + 2 * start.length();
    }

    TokenLife life() {
        return life;
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    boolean isActive() {
        return endedAt.isEmpty();
    }

    /** Returns the newest push that had a content state. */
    Body content() {
        return content;
    }

    void content(Body push) {
        content = push;
    }

    /** Ends it; does nothing if it has ended. */
    void end(Instant now) {
        endedAt = endedAt.or(() -> Optional.of(now));
    }

    long weight() {
        return OVERHEAD_BYTES + start.length() + content.length();
    }

    /** Returns this activity as a public value. Parses the JSON. */
    LiveActivity activity() {
        return new LiveActivity(
                life.token(),
                life.topic(),
                json(aps(start).path("attributes")),
                json(aps(content).path("content-state")),
                startedAt,
                endedAt);
    }

    private static JsonNode aps(Body push) {
        return Json.tree(push.bytes(), push.isCut()).path("aps");
    }

    private static PayloadJson json(JsonNode node) {
        return node.isMissingNode() ? PayloadJson.none() : PayloadJson.of(node.toString());
    }
}
