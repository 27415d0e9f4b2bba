/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mockapns.server.internal.quoting.Quoted;
import java.io.IOException;
import java.util.List;

/** A JSON value as it is written: fields in their order, numbers to the digit. Its text is what an error message quotes. */
sealed interface JsonValue {

    int LONGEST_QUOTE = 60;

    void write(JsonGenerator out) throws IOException;

    /** A string. */
    record Text(String value) implements JsonValue {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeString(value);
        }

        @Override
        public String toString() {
            return Quoted.inMarks(value, LONGEST_QUOTE);
        }
    }

    /** A number. */
    record Numeral(String digits) implements JsonValue {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeNumber(digits);
        }

        @Override
        public String toString() {
            return Quoted.plain(digits, LONGEST_QUOTE);
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    enum Literal implements JsonValue {
        TRUE,
        FALSE,
        NULL;

        @Override
        public void write(JsonGenerator out) throws IOException {
            switch (this) {
                case TRUE, FALSE -> out.writeBoolean(this == TRUE);
                case NULL -> out.writeNull();
            }
        }

        @Override
        public String toString() {
            return switch (this) {
                case TRUE -> "true";
                case FALSE -> "false";
                case NULL -> "null";
            };
        }
    }

    /** An array. */
    record Array(List<JsonValue> elements) implements JsonValue {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (JsonValue element : elements) {
                element.write(out);
            }
            out.writeEndArray();
        }

        @Override
        public String toString() {
            return "an array of " + elements.size();
        }
    }

    /** An object; a name may be in it more than once. */
    record Obj(List<Field> fields) implements JsonValue {

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            for (Field field : fields) {
                out.writeFieldName(field.name());
                field.value().write(out);
            }
            out.writeEndObject();
        }

        @Override
        public String toString() {
            return "an object of " + fields.size() + " fields";
        }
    }

    /** A field of an object. */
    record Field(String name, JsonValue value) {}
}
