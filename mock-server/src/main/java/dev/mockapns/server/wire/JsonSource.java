/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON within limits, which are the same on every release of Jackson. */
final class JsonSource implements AutoCloseable {

    /** How long a number may be: as long as recent releases of Jackson take it. */
    static final int MAX_NUMBER_LENGTH = 1000;

    /** How many values may be in one exchange or connection record. */
    static final int MAX_VALUES = 1_000_000;

    /** Without tables of names, which hostile documents fill. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final int maxNesting;
    private int values;

    JsonSource(byte[] json, int maxNesting) throws IOException {
        this.parser = FACTORY.createParser(
                new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder()));
        this.maxNesting = maxNesting;
    }

    /**
     * Returns the one value that {@code json} consists of.
     *
     * @throws IOException if it is not JSON, or is beyond a limit
     */
    static JsonValue parse(byte[] json, int maxNesting) throws IOException {
        try (JsonSource source = new JsonSource(json, maxNesting)) {
            source.parser.nextToken();
            JsonValue value = source.value();
            source.end();
            return value;
        }
    }

    /** Returns what is wrong with JSON, and where. */
    static String problem(IOException failure) {
        if (failure instanceof JsonProcessingException malformed) {
            @Nullable JsonLocation at = malformed.getLocation();
            return malformed.getOriginalMessage()
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
        return failure instanceof CharacterCodingException ? "not UTF-8" : String.valueOf(failure.getMessage());
    }

    /** What reads the value of a field. */
    interface FieldReader {

        /** Reads the value of the field {@code name}, at which the source is. */
        void read(String name) throws IOException;
    }

    /** What reads an element of an array. */
    interface ElementReader {

        void read(int index, JsonValue element);
    }

    /** Reads the document as an object, whose values {@code field} must read or {@link #skip}. */
    void object(FieldReader field) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw JournalFormatException.unexpected(JsonPath.ROOT, value(), "an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
        end();
    }

    /** Reads the current value as an array. */
    void array(JsonPath path, ElementReader element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw JournalFormatException.unexpected(path, value(), "an array");
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            element.read(index, value());
        }
    }

    /** Skips the current value. */
    void skip() throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart() && ++depth > maxNesting) {
                throw tooDeep();
            }
            if (token.isStructEnd()) {
                depth--;
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    /** Reads the current value. */
    JsonValue value() throws IOException {
        values = 0;
        return value(0);
    }

    private JsonValue value(int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw problem("there is no JSON value");
        }
        if (depth > maxNesting) {
            throw tooDeep();
        }
        if (++values > MAX_VALUES) {
            throw problem("more than " + MAX_VALUES + " values in one exchange or connection record");
        }
        return switch (token) {
            case START_OBJECT -> new JsonValue.Obj(fields(depth));
            case START_ARRAY -> new JsonValue.Array(elements(depth));
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> JsonValue.Literal.TRUE;
            case VALUE_FALSE -> JsonValue.Literal.FALSE;
            case VALUE_NULL -> JsonValue.Literal.NULL;
            default -> throw problem("unexpected " + token);
        };
    }

    private List<JsonValue.Field> fields(int depth) throws IOException {
        List<JsonValue.Field> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.add(new JsonValue.Field(name, value(depth + 1)));
        }
        return fields;
    }

    private List<JsonValue> elements(int depth) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private JsonValue number(String digits) throws IOException {
        if (digits.length() > MAX_NUMBER_LENGTH) {
            throw problem("a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
        return new JsonValue.Numeral(digits);
    }

    private void end() throws IOException {
        if (parser.nextToken() != null) {
            throw problem("more follows the end");
        }
    }

    private IOException tooDeep() {
        return problem("nested deeper than " + maxNesting);
    }

    private IOException problem(String text) {
        return new JsonParseException(parser, text);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
