/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Enums: the name of the constant. */
record EnumForm(List<?> constants) implements Form {

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeString(((Enum<?>) value).name());
    }

    @Override
    public Object read(JsonValue json, JsonPath path) {
        if (!(json instanceof JsonValue.Text name)) {
            throw JournalFormatException.unexpected(path, json, "a string");
        }
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name.value())) {
                return constant;
            }
        }
        List<String> names =
                constants.stream().map(constant -> ((Enum<?>) constant).name()).toList();
        throw JournalFormatException.at(
                path,
                json + " is unknown (expected: " + String.join(", ", names) + ")",
                JournalFormatException.USE_NEWER_RELEASE);
    }
}
