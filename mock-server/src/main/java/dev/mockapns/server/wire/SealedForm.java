/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sealed interfaces: the object of the record that the value is, with a field that names it.
 *
 * @param records the records that implement the interface, by their name in documents
 */
record SealedForm(Forms forms, Map<String, Class<?>> records) implements Form {

    /** The field that names the record. */
    static final String TYPE = "type";

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Returns the name of a record in documents: {@code bad-topic} for {@code BadTopic}. */
    static String nameOf(Class<?> record) {
        return WORD_BOUNDARY.matcher(record.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField(TYPE, nameOf(value.getClass()));
        formOf(value.getClass()).writeFields(value, out);
        out.writeEndObject();
    }

    @Override
    public Object read(JsonValue json, JsonPath path) {
        if (!(json instanceof JsonValue.Obj object)) {
            throw JournalFormatException.unexpected(path, json, "an object");
        }
        List<JsonValue> types = object.fields().stream()
                .filter(field -> field.name().equals(TYPE))
                .map(JsonValue.Field::value)
                .toList();
        List<JsonValue.Field> others = object.fields().stream()
                .filter(field -> !field.name().equals(TYPE))
                .toList();
        if (types.size() != 1) {
            throw JournalFormatException.at(
                    path.field(TYPE),
                    types.isEmpty() ? "is missing" : "occurs twice",
                    JournalFormatException.TAKE_ORIGINAL);
        }
        return formOf(types.get(0), path.field(TYPE)).read(others, path);
    }

    private RecordForm formOf(JsonValue type, JsonPath path) {
        if (!(type instanceof JsonValue.Text name)) {
            throw JournalFormatException.unexpected(path, type, "a string");
        }
        @Nullable Class<?> record = records.get(name.value());
        if (record == null) {
            throw JournalFormatException.at(
                    path,
                    type + " is an unknown type (expected: " + String.join(", ", new TreeSet<>(records.keySet())) + ")",
                    JournalFormatException.USE_NEWER_RELEASE);
        }
        return formOf(record);
    }

    private RecordForm formOf(Class<?> record) {
        return (RecordForm) forms.get(record);
    }
}
