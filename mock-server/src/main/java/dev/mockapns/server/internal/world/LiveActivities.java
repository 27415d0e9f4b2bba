/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.internal.world.World.Arrival;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.LiveActivity;
import java.time.Instant;
import java.util.Optional;

/**
 * How Live Activities start, change and end. Source: Apple, <em>Starting and updating Live Activities with ActivityKit
 * push notifications</em>. Under the world's lock.
 */
final class LiveActivities {

    private final TokenBook tokens;

    LiveActivities(TokenBook tokens) {
        this.tokens = tokens;
    }

    /** The app starts a Live Activity, and asks for its token. */
    void start(DeviceState device, Installation app, JsonNode attributes, JsonNode contentState, Instant now) {
        TokenLife life =
                tokens.issueToActivity(device, app.bundleId().forType(PushType.LIVE_ACTIVITY), app.environment());
        app.activities()
                .put(
                        life,
                        new LiveActivity(life.token(), life.topic(), attributes, contentState, now, Optional.empty()));
    }

    /** What a push does to the Live Activities of an app; empty where it is a push like any other. */
    Optional<Arrival> take(DeviceState device, Installation app, TokenLife life, InboxEntry push) {
        JsonNode aps = push.payload().path("aps");
        String event = aps.path("event").asText();
        LiveActivity activity = app.activities().get(life);
        if (activity != null) {
            return change(app, life, activity, event, push);
        }
        boolean starts = event.equals("start") && life.topic().takes(PushType.LIVE_ACTIVITY);
        if (!starts) {
            return Optional.empty();
        }
        if (!aps.path("attributes-type").isTextual() || !aps.path("attributes").isObject()) {
            return Optional.of(Arrival.NOT_STARTED);
        }
        start(device, app, aps.path("attributes"), aps.path("content-state"), push.deliveredAt());
        device.show(push);
        return Optional.of(Arrival.STARTED);
    }

    private static Optional<Arrival> change(
            Installation app, TokenLife life, LiveActivity activity, String event, InboxEntry push) {
        if (!activity.isActive()) {
            return Optional.of(Arrival.ACTIVITY_OVER);
        }
        if (event.equals("start")) {
            return Optional.of(Arrival.STARTED_ALREADY);
        }
        JsonNode state = push.payload().path("aps").path("content-state");
        boolean ends = event.equals("end");
        if (ends || event.equals("update")) {
            LiveActivity changed = state.isMissingNode() ? activity : activity.withContentState(state);
            app.activities().put(life, ends ? changed.ended(push.deliveredAt()) : changed);
        }
        return Optional.empty();
    }

    /** Returns what there is before anything is known. */
    static JsonNode nothing() {
        return MissingNode.getInstance();
    }
}
