/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.server.cause.PayloadFinding.JsonKind;

/** Finds out of which kind a JSON value is. */
final class JsonKinds {

    private JsonKinds() {}

    /** Returns the kind of {@code value}; an array is always {@link JsonKind#ARRAY}. */
    static JsonKind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> JsonKind.STRING;
            case NUMBER -> JsonKind.NUMBER;
            case BOOLEAN -> JsonKind.BOOLEAN;
            case OBJECT -> JsonKind.OBJECT;
            case ARRAY -> JsonKind.ARRAY;
            default -> JsonKind.NULL;
        };
    }

    /** Tells whether {@code value} is of the kind that is expected. */
    static boolean fits(JsonNode value, JsonKind expected) {
        return expected == JsonKind.ARRAY_OF_STRINGS ? value.isArray() && allText(value) : of(value) == expected;
    }

    private static boolean allText(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }
}
