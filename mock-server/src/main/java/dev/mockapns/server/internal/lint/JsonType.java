/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The types that a value may have. */
enum JsonType {
    STRING,
    NUMBER,
    BOOLEAN,
    OBJECT,
    /** An array of strings and nothing else. */
    STRINGS;

    boolean fits(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case OBJECT -> value.isObject();
            case STRINGS -> value.isArray() && allText(value);
        };
    }

    /** Returns its name with an article. */
    String words() {
        return this == STRINGS
                ? "an array of strings"
                : (this == OBJECT ? "an " : "a ") + name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a value is, in words. */
    static String wordsOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            default -> "null";
        };
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
