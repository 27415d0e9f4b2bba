/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a connection file: a field that identifies the format, then the fields of {@link ConnectionDetails}.
 */
final class ConnectionFileText {

    private static final String FORMAT_FIELD = "format";
    private static final String FORMAT = "mockapns-connection";

    /** Enough to hold the first field. */
    private static final int HEAD_BYTES = 256;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ConnectionFileText() {}

    static String of(ConnectionDetails connection) {
        ObjectNode fields = JSON.createObjectNode().put(FORMAT_FIELD, FORMAT);
        fields.setAll(JSON.<ObjectNode>valueToTree(connection));
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers always make JSON", e);
        }
    }

    /** Returns whether a {@code serve} wrote this file. Reads only its beginning, and only regular files. */
    static boolean isIn(Path file) throws IOException {
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        try (JsonParser json = JSON.createParser(head)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && FORMAT_FIELD.equals(json.nextFieldName())
                    && FORMAT.equals(json.nextTextValue());
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
