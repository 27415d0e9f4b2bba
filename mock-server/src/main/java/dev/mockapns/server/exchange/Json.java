/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mockapns.server.internal.json.JsonNesting;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON as RFC 8259 has it, one value and nothing after it, nested no deeper than any payload is. */
final class Json {

    private static final int MAX_NESTING = 100;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static Optional<JsonNode> parse(byte[] bytes) {
        try {
            JsonNesting.check(bytes, MAX_NESTING);
            return Optional.of(MAPPER.readTree(bytes)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
