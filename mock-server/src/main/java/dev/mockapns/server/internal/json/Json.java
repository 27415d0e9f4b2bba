/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON as RFC 8259 defines it: one value and nothing after it, nested no deeper than any payload. */
public final class Json {

    private static final int MAX_NESTING = 100;

    private Json() {}

    /** Returns the JSON in these bytes; a missing node if they are not JSON. */
    public static JsonNode tree(byte[] bytes) {
        try {
            JsonNesting.check(bytes, MAX_NESTING);
            return Trees.MAPPER.readTree(bytes);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** As {@link #tree(byte[])}; a missing node, too, if bytes of the JSON were cut off. */
    public static JsonNode tree(byte[] bytes, boolean isCut) {
        return isCut ? MissingNode.getInstance() : tree(bytes);
    }

    /** As {@link #tree(byte[])}, of text. */
    public static JsonNode tree(String text) {
        return tree(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what these bytes are, as {@link #tree(byte[])} would read them. Makes no tree. */
    public static JsonKind kind(byte[] bytes) {
        try {
            return JsonNesting.kind(bytes, MAX_NESTING);
        } catch (IOException e) {
            return JsonKind.NONE;
        }
    }

    /** Returns the text of the JSON in these bytes; empty if they are not JSON. */
    public static Optional<String> text(byte[] bytes) {
        if (kind(bytes) == JsonKind.NONE) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isUtf8 = text.indexOf('\0') < 0; // UTF-16 and UTF-32 have zero bytes, valid JSON in UTF-8 has none.
        return Optional.of(isUtf8 ? text : tree(bytes).toString());
    }

    /**
     * Returns what is at a JSON Pointer (RFC 6901): the text of a string, number, boolean or null, the compact JSON of an
     * object or array; empty if there is nothing.
     *
     * @throws IllegalArgumentException if the pointer is neither empty nor begins with a slash
     */
    public static Optional<String> at(JsonNode tree, String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException(
                    "pointer: \"" + pointer + "\" (expected: a JSON Pointer, such as \"/aps/alert/title\")");
        }
        JsonNode found = tree.at(JsonPointer.compile(pointer));
        if (found.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(found.isValueNode() ? found.asText() : found.toString());
    }

    /** A class of its own, because Jackson's databind takes long to load, and most of a fake does without trees. */
    private static final class Trees {

        private static final ObjectMapper MAPPER =
                new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
