/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.PayloadFinding;
import dev.mockapns.server.cause.PayloadFinding.ActivityStartIncomplete;
import dev.mockapns.server.cause.PayloadFinding.BackgroundPushAlerts;
import dev.mockapns.server.cause.PayloadFinding.CustomKeysInAps;
import dev.mockapns.server.cause.PayloadFinding.JsonKind;
import dev.mockapns.server.cause.PayloadFinding.WrongType;
import dev.mockapns.server.cause.PayloadFinding.WrongTypesInAps;
import dev.mockapns.server.internal.quoting.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences for {@link PayloadFinding}. */
final class PayloadFindingTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    BackgroundPushAlerts.class,
                    cause -> "a background push has " + Quoted.list(cause.keys(), ", ")
                            + " in aps; APNs may delay or drop it, because a background push must not alert the user",
                    cause -> "send it with apns-push-type: alert, or leave these keys out of aps"),
            Text.of(
                    CustomKeysInAps.class,
                    cause -> "aps has keys that Apple does not define: " + quoted(cause.keys()) + "; APNs ignores them",
                    cause -> "put your own keys beside aps, not into it"),
            Text.of(
                    WrongTypesInAps.class,
                    cause -> Quoted.list(
                                    cause.values().stream()
                                            .map(PayloadFindingTexts::wrong)
                                            .toList(),
                                    "; ")
                            + "; the device may ignore the value, or the whole push",
                    cause -> "send the type that Apple documents for the key"),
            Text.of(
                    ActivityStartIncomplete.class,
                    cause -> "the push has the event start, but aps lacks " + Quoted.list(cause.missing(), ", ")
                            + "; APNs accepts it, and the device may not start a Live Activity",
                    cause -> "send attributes-type, attributes, content-state and alert with every start"));

    private PayloadFindingTexts() {}

    private static String quoted(List<String> keys) {
        return Quoted.list(keys.stream().map(key -> '"' + key + '"').toList(), ", ");
    }

    private static String wrong(WrongType value) {
        boolean hasOthers = value.found() == JsonKind.ARRAY && value.expected().contains(JsonKind.ARRAY_OF_STRINGS);
        return value.key() + " is " + (hasOthers ? "an array with values of other types" : name(value.found()))
                + " instead of "
                + value.expected().stream().map(PayloadFindingTexts::name).collect(Collectors.joining(" or "));
    }

    private static String name(JsonKind kind) {
        return switch (kind) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case ARRAY_OF_STRINGS -> "an array of strings";
            case NULL -> "null";
        };
    }
}
