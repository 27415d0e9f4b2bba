/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets: an array in the order of the elements, so that equal values are written alike. */
record SetForm(ListForm list) implements Form {

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        list.write(((Set<?>) value).stream().sorted().toList(), out);
    }

    @Override
    public Object read(JsonValue json, JsonPath path) {
        return new LinkedHashSet<>(list.read(json, path));
    }
}
