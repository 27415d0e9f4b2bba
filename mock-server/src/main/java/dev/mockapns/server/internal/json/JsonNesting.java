/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Limits how deep JSON nests. Jackson has had such a limit since 2.15 only, and before 2.13 it reads a tree by recursion,
 * which deep JSON ends with a StackOverflowError.
 */
public final class JsonNesting {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonNesting() {}

    /**
     * Checks how deep {@code json} nests.
     *
     * @throws IOException if it nests deeper than {@code max}, or is malformed
     */
    public static void check(byte[] json, int max) throws IOException {
        int depth = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart() && ++depth > max) {
                    throw new IOException("JSON nested deeper than " + max);
                }
                if (token.isStructEnd()) {
                    depth--;
                }
            }
        }
    }
}
