/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import static dev.mockapns.server.internal.lint.JsonType.BOOLEAN;
import static dev.mockapns.server.internal.lint.JsonType.NUMBER;
import static dev.mockapns.server.internal.lint.JsonType.OBJECT;
import static dev.mockapns.server.internal.lint.JsonType.STRING;
import static dev.mockapns.server.internal.lint.JsonType.STRINGS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.PushType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of the {@code aps} dictionary and the types of their values. Sources: Apple, <em>Generating a remote
 * notification</em>, <em>Starting and updating Live Activities with ActivityKit push notifications</em>, <em>Updating
 * widgets with WidgetKit push notifications</em>.
 */
final class ApsDictionary {

    private static final Map<String, Set<JsonType>> APS = Map.ofEntries(
            Map.entry("alert", EnumSet.of(STRING, OBJECT)),
            Map.entry("badge", EnumSet.of(NUMBER)),
            Map.entry("sound", EnumSet.of(STRING, OBJECT)),
            Map.entry("thread-id", EnumSet.of(STRING)),
            Map.entry("category", EnumSet.of(STRING)),
            Map.entry("content-available", EnumSet.of(NUMBER)),
            Map.entry("mutable-content", EnumSet.of(NUMBER)),
            Map.entry("target-content-id", EnumSet.of(STRING)),
            Map.entry("interruption-level", EnumSet.of(STRING)),
            Map.entry("relevance-score", EnumSet.of(NUMBER)),
            Map.entry("filter-criteria", EnumSet.of(STRING)),
            Map.entry("stale-date", EnumSet.of(NUMBER)),
            Map.entry("content-state", EnumSet.of(OBJECT)),
            Map.entry("timestamp", EnumSet.of(NUMBER)),
            Map.entry("event", EnumSet.of(STRING)),
            Map.entry("dismissal-date", EnumSet.of(NUMBER)),
            Map.entry("attributes-type", EnumSet.of(STRING)),
            Map.entry("attributes", EnumSet.of(OBJECT)),
            Map.entry("input-push-token", EnumSet.of(NUMBER)),
            Map.entry("input-push-channel", EnumSet.of(STRING)),
            Map.entry("content-changed", EnumSet.of(BOOLEAN)));

    /** Of Safari and iOS 12; Apple's page has dropped them, and types for them are not on record. */
    private static final Set<String> OF_OLD = Set.of("url-args", "summary-arg", "summary-arg-count");

    private static final Map<String, Set<JsonType>> ALERT = Map.ofEntries(
            Map.entry("title", EnumSet.of(STRING)),
            Map.entry("subtitle", EnumSet.of(STRING)),
            Map.entry("body", EnumSet.of(STRING)),
            Map.entry("launch-image", EnumSet.of(STRING)),
            Map.entry("title-loc-key", EnumSet.of(STRING)),
            Map.entry("subtitle-loc-key", EnumSet.of(STRING)),
            Map.entry("loc-key", EnumSet.of(STRING)),
            Map.entry("title-loc-args", EnumSet.of(STRINGS)),
            Map.entry("subtitle-loc-args", EnumSet.of(STRINGS)),
            Map.entry("loc-args", EnumSet.of(STRINGS)));

    /** As Apple's samples of Live Activities have them. */
    private static final Map<String, Set<JsonType>> LIVE_ACTIVITY_ALERT = Map.of(
            "title", EnumSet.of(STRING, OBJECT),
            "body", EnumSet.of(STRING, OBJECT),
            "sound", EnumSet.of(STRING, OBJECT));

    private static final Map<String, Set<JsonType>> SOUND = Map.of(
            "critical", EnumSet.of(NUMBER),
            "name", EnumSet.of(STRING),
            "volume", EnumSet.of(NUMBER));

    private ApsDictionary() {}

    static boolean knows(String key) {
        return APS.containsKey(key) || OF_OLD.contains(key);
    }

    /** Returns which values have another type than Apple documents, in words. */
    static List<String> faults(JsonNode aps, PushType pushType) {
        if (!aps.isObject()) {
            return List.of("aps is " + JsonType.wordsOf(aps) + " instead of an object");
        }
        List<String> faults = new ArrayList<>();
        compare("aps.", aps, APS, faults);
        boolean live = pushType == PushType.LIVE_ACTIVITY;
        compare("aps.alert.", aps.path("alert"), live ? LIVE_ACTIVITY_ALERT : ALERT, faults);
        compare("aps.sound.", aps.path("sound"), SOUND, faults);
        return faults;
    }

    private static void compare(
            String prefix, JsonNode object, Map<String, Set<JsonType>> expected, List<String> faults) {
        object.fieldNames().forEachRemaining(key -> {
            JsonNode value = object.path(key);
            Set<JsonType> types = expected.getOrDefault(key, Set.of());
            if (!types.isEmpty() && types.stream().noneMatch(type -> type.fits(value))) {
                faults.add(prefix + key + " is " + found(value, types) + " instead of "
                        + types.stream().map(JsonType::words).collect(Collectors.joining(" or ")));
            }
        });
    }

    private static String found(JsonNode value, Set<JsonType> types) {
        return value.isArray() && types.contains(STRINGS)
                ? "an array with other things in it"
                : JsonType.wordsOf(value);
    }
}
