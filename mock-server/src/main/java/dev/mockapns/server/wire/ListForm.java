/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists: an array. */
record ListForm(Form element) implements Form {

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object each : (Collection<?>) value) {
            element.write(each, out);
        }
        out.writeEndArray();
    }

    @Override
    public List<Object> read(JsonValue json, JsonPath path) {
        if (!(json instanceof JsonValue.Array array)) {
            throw JournalFormatException.unexpected(path, json, "an array");
        }
        List<Object> elements = new ArrayList<>(array.elements().size());
        for (JsonValue each : array.elements()) {
            elements.add(element.read(each, path.element(elements.size())));
        }
        return elements;
    }
}
