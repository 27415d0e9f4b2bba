/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import static dev.mockapns.server.cause.PayloadFinding.JsonKind.ARRAY_OF_STRINGS;
import static dev.mockapns.server.cause.PayloadFinding.JsonKind.BOOLEAN;
import static dev.mockapns.server.cause.PayloadFinding.JsonKind.NUMBER;
import static dev.mockapns.server.cause.PayloadFinding.JsonKind.OBJECT;
import static dev.mockapns.server.cause.PayloadFinding.JsonKind.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.protocol.PushType;
import dev.mockapns.server.cause.PayloadFinding.JsonKind;
import dev.mockapns.server.cause.PayloadFinding.WrongType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of the {@code aps} dictionary and the types of their values. Sources: Apple, <em>Generating a remote
 * notification</em>, <em>Starting and updating Live Activities with ActivityKit push notifications</em>, <em>Updating
 * widgets with WidgetKit push notifications</em>.
 */
final class ApsDictionary {

    private static final Map<String, Set<JsonKind>> APS = Map.ofEntries(
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

    /** Keys of Safari and iOS 12, which Apple's page no longer lists; their types are not known. */
    private static final Set<String> FORMER = Set.of("url-args", "summary-arg", "summary-arg-count");

    private static final Map<String, Set<JsonKind>> ALERT = Map.ofEntries(
            Map.entry("title", EnumSet.of(STRING)),
            Map.entry("subtitle", EnumSet.of(STRING)),
            Map.entry("body", EnumSet.of(STRING)),
            Map.entry("launch-image", EnumSet.of(STRING)),
            Map.entry("title-loc-key", EnumSet.of(STRING)),
            Map.entry("subtitle-loc-key", EnumSet.of(STRING)),
            Map.entry("loc-key", EnumSet.of(STRING)),
            Map.entry("title-loc-args", EnumSet.of(ARRAY_OF_STRINGS)),
            Map.entry("subtitle-loc-args", EnumSet.of(ARRAY_OF_STRINGS)),
            Map.entry("loc-args", EnumSet.of(ARRAY_OF_STRINGS)));

    /** As in Apple's samples of Live Activities. */
    private static final Map<String, Set<JsonKind>> LIVE_ACTIVITY_ALERT = Map.of(
            "title", EnumSet.of(STRING, OBJECT),
            "body", EnumSet.of(STRING, OBJECT),
            "sound", EnumSet.of(STRING, OBJECT));

    private static final Map<String, Set<JsonKind>> SOUND = Map.of(
            "critical", EnumSet.of(NUMBER),
            "name", EnumSet.of(STRING),
            "volume", EnumSet.of(NUMBER));

    private ApsDictionary() {}

    static boolean knows(String key) {
        return APS.containsKey(key) || FORMER.contains(key);
    }

    /** Returns the values that have another type than Apple documents. */
    static List<WrongType> wrongTypes(JsonNode aps, PushType pushType) {
        if (!aps.isObject()) {
            return List.of(new WrongType("aps", JsonKinds.of(aps), List.of(OBJECT)));
        }
        List<WrongType> wrong = new ArrayList<>();
        compare("aps.", aps, APS, wrong);
        boolean live = pushType == PushType.LIVE_ACTIVITY;
        compare("aps.alert.", aps.path("alert"), live ? LIVE_ACTIVITY_ALERT : ALERT, wrong);
        compare("aps.sound.", aps.path("sound"), SOUND, wrong);
        return wrong;
    }

    private static void compare(
            String prefix, JsonNode object, Map<String, Set<JsonKind>> expected, List<WrongType> wrong) {
        object.fieldNames().forEachRemaining(key -> {
            JsonNode value = object.path(key);
            Set<JsonKind> kinds = expected.getOrDefault(key, Set.of());
            if (!kinds.isEmpty() && kinds.stream().noneMatch(kind -> JsonKinds.fits(value, kind))) {
                wrong.add(new WrongType(prefix + key, JsonKinds.of(value), List.copyOf(kinds)));
            }
        });
    }
}
