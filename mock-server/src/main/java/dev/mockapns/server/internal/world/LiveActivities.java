/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.exchange.Body;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How Live Activities start, change and end. Source: Apple, <em>Starting and updating Live Activities with ActivityKit
 * push notifications</em>. Under the world's lock.
 */
final class LiveActivities {

    private static final Body NO_PUSH = Body.of(new byte[0]);

    private final DeviceNames devices;
    private final TokenRegistry tokens;
    private final LiveActivityBudget room;

    LiveActivities(DeviceNames devices, TokenRegistry tokens, LiveActivityBudget room) {
        this.devices = devices;
        this.tokens = tokens;
        this.room = room;
    }

    /** The app starts a Live Activity itself. Returns false if there is no room for it. */
    boolean start(DeviceState device, Installation app, Instant now) {
        return start(device, app, NO_PUSH, now);
    }

    /** The app asks for the token of a Live Activity that a push starts. */
    private boolean start(DeviceState device, Installation app, Body push, Instant now) {
        if (!makeRoom(() -> room.fits(ActivityState.weight(push)))) {
            return false;
        }
        TokenLife life = tokens.issueToActivity(device, app, app.bundleId().forType(PushType.LIVE_ACTIVITY));
        ActivityState activity = new ActivityState(life, push, now);
        app.activities().put(life, activity);
        room.add(activity);
        return true;
    }

    /** Forgets activities that ended, until there is room. */
    private boolean makeRoom(BooleanSupplier isRoom) {
        while (!isRoom.getAsBoolean()) {
            Optional<ActivityState> ended = room.forgetEnded();
            if (ended.isEmpty()) {
                return false;
            }
            forget(ended.get().life());
        }
        return true;
    }

    private void forget(TokenLife life) {
        Installation app = appOf(life);
        if (app != null) {
            app.activities().remove(life);
        }
        tokens.forget(life);
    }

    private @Nullable Installation appOf(TokenLife life) {
        return devices.of(life).installations().get(life.topic().bundleId());
    }

    /** Returns the Live Activity that a token belongs to; empty if it belongs to none, or its app was installed again. */
    Optional<ActivityState> find(TokenLife life) {
        return Optional.ofNullable(appOf(life)).map(app -> app.activities().get(life));
    }

    /** The person dismisses every Live Activity of an app. */
    void dismiss(Installation app, Instant now) {
        app.activities().values().forEach(activity -> end(activity, now));
    }

    /** Ends the activities whose device tokens died with their app. */
    void tokensDied(Installation app) {
        app.activities().values().forEach(room::end);
    }

    private void end(ActivityState activity, Instant now) {
        activity.end(now);
        room.end(activity);
    }

    /** Applies a push to the Live Activities of an app, and shows it if it takes effect, or if it is for none of them. */
    Received take(TokenLife life, PushToDevice push) {
        return changed(life, push).orElseGet(() -> life.target().show(push) ? Received.REPLACED : Received.SHOWN);
    }

    /** Returns what became of a push that is not simply shown. */
    private Optional<Received> changed(TokenLife life, PushToDevice push) {
        DeviceState device = devices.of(life);
        Installation app = requireNonNull(appOf(life), "the app of a token that is alive");
        ActivityState activity = app.activities().get(life);
        JsonNode aps = push.payload().path("aps");
        String event = aps.path("event").asText();
        if (activity != null) {
            return change(activity, event, !aps.path("content-state").isMissingNode(), push);
        }
        if (!event.equals("start")) {
            return Optional.empty();
        }
        if (!aps.path("attributes-type").isTextual() || !aps.path("attributes").isObject()) {
            return Optional.of(Received.NOT_STARTED);
        }
        if (!start(device, app, push.body(), push.deliveredAt())) {
            return Optional.of(Received.NO_ROOM);
        }
        device.target().show(push);
        return Optional.of(Received.STARTED);
    }

    private Optional<Received> change(ActivityState activity, String event, boolean hasContent, PushToDevice push) {
        if (!activity.isActive()) {
            return Optional.of(Received.ACTIVITY_OVER);
        }
        if (event.equals("start")) {
            return Optional.of(Received.STARTED_ALREADY);
        }
        boolean ends = event.equals("end");
        if (hasContent && (ends || event.equals("update"))) {
            long growth = push.body().length() - activity.content().length();
            if (makeRoom(() -> room.mayGrow(growth))) {
                activity.content(push.body());
                room.grow(growth);
            } else if (!ends) { // An end needs no room, so it takes effect in any case.
                return Optional.of(Received.NO_ROOM);
            }
        }
        if (ends) {
            end(activity, push.deliveredAt());
        }
        return Optional.empty();
    }

    void clear() {
        room.clear();
    }
}
