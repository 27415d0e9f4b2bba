/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Limits how deep JSON nests. Jackson has had such a limit since 2.15 only, and before 2.13 it reads a tree by recursion,
 * which deep JSON ends with a StackOverflowError.
 */
public final class JsonNesting {

    /** Clients choose the names of fields, so none is kept as an interned string. */
    static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonNesting() {}

    /**
     * Checks how deep {@code json} nests.
     *
     * @throws IOException if it nests deeper than {@code max}, or is malformed
     */
    public static void check(byte[] json, int max) throws IOException {
        kind(json, max);
    }

    /**
     * Reads JSON from its first to its last byte, and keeps nothing of it.
     *
     * @throws IOException if it nests deeper than {@code max}, or is malformed
     */
    static JsonKind kind(byte[] json, int max) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return JsonKind.NONE;
            }
            int values = 0;
            int depth = 0;
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                if (token.isStructStart() && ++depth > max) {
                    throw new IOException("JSON nested deeper than " + max);
                }
                if (token.isStructEnd()) {
                    depth--;
                }
                if (depth == 0) {
                    values++;
                }
            }
            if (values > 1) {
                return JsonKind.NONE;
            }
            return first == JsonToken.START_OBJECT ? JsonKind.OBJECT : JsonKind.OTHER;
        }
    }
}
