/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Writes payloads. Values of callers are converted to nodes at once, so that later changes have no effect. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static byte[] bytes(Map<String, ?> members) {
        try {
            return MAPPER.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("payload: " + e.getOriginalMessage(), e);
        }
    }

    static JsonNode object(String key, Object value) {
        JsonNode node = value(key, value);
        if (!node.isObject()) {
            throw new IllegalArgumentException(key + ": " + node
                    + " (expected: a map, a Jackson node or an object that Jackson writes as a JSON object)");
        }
        return node;
    }

    static JsonNode value(String key, Object value) {
        try {
            JsonNode node = MAPPER.valueToTree(value);
            return node.deepCopy();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + ": Jackson cannot write a " + value.getClass().getName() + ": " + e.getMessage(), e);
        }
    }
}
