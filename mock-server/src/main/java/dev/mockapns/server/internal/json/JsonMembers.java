/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the members of one small JSON object, as the parts of a provider token are, with Jackson's core: its databind takes
 * longer to load than the rest of a fake that answers its first push.
 */
public final class JsonMembers {

    private JsonMembers() {}

    /** The value of a member. */
    public sealed interface Value {

        /** Returns it as compact JSON. */
        String json();

        /** A string. */
        record Text(String text, String json) implements Value {}

        /**
         * A number.
         *
         * @param number without its fraction
         */
        record Numeric(long number, String json) implements Value {}

        /** Anything else. */
        record Other(String json) implements Value {}
    }

    /**
     * Returns the members by name; of several with one name the last.
     *
     * @throws IOException if {@code json} is not an object and nothing else, or nests deeper than {@code maxNesting}
     */
    public static Map<String, Value> of(byte[] json, int maxNesting) throws IOException {
        JsonNesting.check(json, maxNesting);
        Map<String, Value> members = new HashMap<>();
        try (JsonParser parser = JsonNesting.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            if (parser.nextToken() != null) {
                throw new IOException("something after the JSON object");
            }
        }
        return members;
    }

    private static Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value.Text(parser.getText(), compact(parser));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(number(parser), compact(parser));
            default -> new Value.Other(compact(parser));
        };
    }

    private static long number(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> (long) parser.getDoubleValue();
        };
    }

    private static String compact(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonNesting.JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
