/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.PushType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a {@link Payload}: every key of the {@code aps} dictionary, and your own keys beside it. A second call for
 * the same key replaces the first. Not thread-safe.
 *
 * <p>Source of the keys: Apple, <em>Generating a remote notification</em>; of those for Live Activities also
 * <em>Starting and updating Live Activities with ActivityKit push notifications</em>.
 */
public final class PayloadBuilder {

    private static final String APS = "aps";

    private final Map<String, Object> aps = new LinkedHashMap<>();
    private final Map<String, Object> custom = new LinkedHashMap<>();
    private Optional<Alert> alert = Optional.empty();
    private Optional<Sound> sound = Optional.empty();
    private Optional<LiveActivityEvent> event = Optional.empty();

    PayloadBuilder() {}

    /** Shows this text. */
    public PayloadBuilder alert(String body) {
        return alert(Alert.of(body));
    }

    /** Shows this title and text. */
    public PayloadBuilder alert(String title, String body) {
        return alert(Alert.of(title, body));
    }

    /** Sets {@code alert}; written as a string if it is only a plain body. */
    public PayloadBuilder alert(Alert alert) {
        this.alert = Optional.of(requireNonNull(alert, "alert"));
        return this;
    }

    /**
     * Sets {@code badge}, the number on the app's icon; 0 removes it.
     *
     * @throws IllegalArgumentException if {@code badge} is negative
     */
    public PayloadBuilder badge(int badge) {
        if (badge < 0) {
            throw new IllegalArgumentException("badge: " + badge + " (expected: 0 to remove it, or more)");
        }
        return put("badge", badge);
    }

    /** Sets {@code sound} to a file in the app's bundle, or to {@code default}. */
    public PayloadBuilder sound(String name) {
        return sound(Sound.of(name));
    }

    /**
     * Sets {@code sound}; in the payload of a Live Activity it is written inside {@code alert}, as Apple requires.
     */
    public PayloadBuilder sound(Sound sound) {
        this.sound = Optional.of(requireNonNull(sound, "sound"));
        return this;
    }

    /** Sets {@code thread-id}: notifications with the same one are grouped. */
    public PayloadBuilder threadId(String threadId) {
        return put("thread-id", requireNonNull(threadId, "threadId"));
    }

    /** Sets {@code category}: which actions the notification offers. */
    public PayloadBuilder category(String category) {
        return put("category", requireNonNull(category, "category"));
    }

    /** Sets {@code content-available} to 1: wakes the app in the background. */
    public PayloadBuilder contentAvailable() {
        return put("content-available", 1);
    }

    /** Sets {@code mutable-content} to 1: the app's notification service extension may change the notification. */
    public PayloadBuilder mutableContent() {
        return put("mutable-content", 1);
    }

    /** Sets {@code target-content-id}: which window to bring forward. */
    public PayloadBuilder targetContentId(String targetContentId) {
        return put("target-content-id", requireNonNull(targetContentId, "targetContentId"));
    }

    /** Sets {@code interruption-level}. */
    public PayloadBuilder interruptionLevel(InterruptionLevel level) {
        return put("interruption-level", requireNonNull(level, "level").wireText());
    }

    /**
     * Sets {@code relevance-score}, by which the system sorts: 0 to 1 for notifications, any number for Live
     * Activities.
     *
     * @throws IllegalArgumentException if {@code score} is not a finite number
     */
    public PayloadBuilder relevanceScore(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("relevance score: " + score + " (expected: a finite number)");
        }
        return put("relevance-score", score);
    }

    /** Sets {@code filter-criteria}, which a Focus may filter by. */
    public PayloadBuilder filterCriteria(String filterCriteria) {
        return put("filter-criteria", requireNonNull(filterCriteria, "filterCriteria"));
    }

    /**
     * Sets {@code stale-date}: when the Live Activity's content is out of date. Fractions of a second are dropped.
     */
    public PayloadBuilder staleDate(Instant staleDate) {
        return put("stale-date", requireNonNull(staleDate, "staleDate").getEpochSecond());
    }

    /**
     * Sets {@code content-state}: what the Live Activity shows.
     *
     * @param state a map, a Jackson node or an object that Jackson can write as a JSON object; read at once
     * @throws IllegalArgumentException if it does not become a JSON object
     */
    public PayloadBuilder contentState(Object state) {
        return put("content-state", JsonValues.object("content-state", requireNonNull(state, "state")));
    }

    /** Sets {@code timestamp}: when the Live Activity's state was true. Fractions of a second are dropped. */
    public PayloadBuilder timestamp(Instant timestamp) {
        return put("timestamp", requireNonNull(timestamp, "timestamp").getEpochSecond());
    }

    /** Sets {@code event}: what happens to the Live Activity. */
    public PayloadBuilder event(LiveActivityEvent event) {
        this.event = Optional.of(requireNonNull(event, "event"));
        return put("event", event.wireText());
    }

    /**
     * Sets {@code dismissal-date}: when the ended Live Activity leaves the lock screen. A past time means at once; if
     * absent, the Live Activity leaves up to four hours after the end. Fractions of a second are dropped.
     */
    public PayloadBuilder dismissalDate(Instant dismissalDate) {
        return put(
                "dismissal-date", requireNonNull(dismissalDate, "dismissalDate").getEpochSecond());
    }

    /**
     * Sets {@code attributes-type} and {@code attributes} of the Live Activity to start.
     *
     * @param type the name of the app's {@code ActivityAttributes} type
     * @param attributes a map, a Jackson node or an object that Jackson can write as a JSON object; read at once
     * @throws IllegalArgumentException if {@code attributes} does not become a JSON object
     */
    public PayloadBuilder attributes(String type, Object attributes) {
        requireNonNull(type, "type");
        requireNonNull(attributes, "attributes");
        put("attributes-type", type);
        return put("attributes", JsonValues.object("attributes", attributes));
    }

    /** Sets {@code input-push-token} to 1: the started Live Activity gets an update token of its own. */
    public PayloadBuilder inputPushToken() {
        return put("input-push-token", 1);
    }

    /**
     * Sets {@code input-push-channel}: the started Live Activity follows this broadcast channel.
     *
     * @param channelId in base64, as channel creation returned it
     */
    public PayloadBuilder inputPushChannel(String channelId) {
        return put("input-push-channel", requireNonNull(channelId, "channelId"));
    }

    /** Sets {@code content-changed} to true: widgets and controls fetch their content again. */
    public PayloadBuilder contentChanged() {
        return put("content-changed", true);
    }

    /**
     * Sets your own key beside {@code aps}, for the app to read.
     *
     * @param value anything that Jackson can write; read at once
     * @throws IllegalArgumentException if {@code key} is {@code aps}, or Jackson cannot write {@code value}
     */
    public PayloadBuilder custom(String key, Object value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        if (key.equals(APS)) {
            throw new IllegalArgumentException(
                    "custom key: \"aps\" (expected: a key of your own; the methods of this builder write aps)");
        }
        custom.put(key, Json.value(key, value));
        return this;
    }

    /**
     * Returns the payload.
     *
     * @throws IllegalStateException if it starts a Live Activity without alert or attributes, or has a sound for one
     * without an alert
     */
    public Payload build() {
        byte[] bytes = Json.bytes(members());
        return inferredPushType().map(type -> new Payload(bytes, type)).orElseGet(() -> new Payload(bytes));
    }

    Payload build(PushType pushType) {
        return new Payload(Json.bytes(members()), pushType);
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(APS, event.isPresent() ? liveActivityAps() : notificationAps());
        members.putAll(custom);
        return members;
    }

    private Map<String, Object> notificationAps() {
        Map<String, Object> all = new LinkedHashMap<>();
        alert.ifPresent(it -> all.put("alert", AlertJson.ofNotification(it)));
        sound.ifPresent(it -> all.put("sound", AlertJson.sound(it)));
        all.putAll(aps);
        return all;
    }

    private Map<String, Object> liveActivityAps() {
        if (event.equals(Optional.of(LiveActivityEvent.START)) && (alert.isEmpty() || !aps.containsKey("attributes"))) {
            throw new IllegalStateException(
                    "A push that starts a Live Activity needs an alert and attributes: call alert(…) and attributes(…).");
        }
        if (sound.isPresent() && alert.isEmpty()) {
            throw new IllegalStateException(
                    "The sound of a Live Activity's push is part of its alert: call alert(…), or leave sound(…) out.");
        }
        Map<String, Object> all = new LinkedHashMap<>(aps);
        alert.map(it -> sound.map(played -> AlertJson.ofLiveActivity(it, played))
                        .orElseGet(() -> AlertJson.ofLiveActivity(it)))
                .ifPresent(it -> all.put("alert", it));
        return all;
    }

    private Optional<PushType> inferredPushType() {
        if (event.isPresent()) {
            return Optional.of(PushType.LIVE_ACTIVITY);
        }
        if (aps.containsKey("content-changed")) {
            return Optional.empty();
        }
        boolean silent = alert.isEmpty() && sound.isEmpty() && !aps.containsKey("badge");
        return Optional.of(silent && aps.containsKey("content-available") ? PushType.BACKGROUND : PushType.ALERT);
    }

    private PayloadBuilder put(String key, Object value) {
        aps.put(key, value);
        return this;
    }
}
