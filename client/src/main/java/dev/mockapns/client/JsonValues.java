/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Values of callers in payloads: converted to nodes at once, so that later changes have no effect. */
final class JsonValues {

    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonValues() {}

    static JsonNode of(String key, Object value) {
        try {
            JsonNode node = MAPPER.valueToTree(value);
            return node.deepCopy();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + ": Jackson cannot write a " + value.getClass().getName() + ": " + e.getMessage(), e);
        }
    }

    static JsonNode object(String key, Object value) {
        JsonNode node = of(key, value);
        if (!node.isObject()) {
            throw new IllegalArgumentException(key + ": " + node
                    + " (expected: a map, a Jackson node or an object that Jackson writes as a JSON object)");
        }
        return node;
    }

    /** @param node what this class returned */
    static void write(JsonGenerator out, Object node) throws IOException {
        MAPPER.writeTree(out, (TreeNode) node);
    }
}
