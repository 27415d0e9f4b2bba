/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How the values of one type are written as JSON, and read back. Immutable. */
interface Form {

    void write(Object value, JsonGenerator out) throws IOException;

    /**
     * Returns the value that {@code json} stands for.
     *
     * @throws JournalFormatException if {@code json} is not what {@link #write} writes
     */
    Object read(JsonValue json, JsonPath path);
}
