/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * The ids of the key that a home made, as its {@code identity.json} keeps them. Read with Jackson's core: its databind takes
 * longer to load than the home.
 */
record KeyIds(String keyId, String teamId) {

    private static final String KEY_ID = "keyId";
    private static final String TEAM_ID = "teamId";
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{10}");
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws IllegalArgumentException if one is not 10 upper-case letters and digits */
    KeyIds {
        if (!ID.matcher(keyId).matches() || !ID.matcher(teamId).matches()) {
            throw new IllegalArgumentException("ids of 10 upper-case letters and digits");
        }
    }

    /**
     * Reads what {@link #json} writes.
     *
     * @throws JsonProcessingException if {@code text} is something else
     * @throws IllegalArgumentException if an id is missing or malformed
     */
    static KeyIds parse(String text) throws JsonProcessingException {
        String keyId = "";
        String teamId = "";
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "not an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case KEY_ID -> keyId = json.getValueAsString("");
                    case TEAM_ID -> teamId = json.getValueAsString("");
                    default -> throw new JsonParseException(json, "another field");
                }
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
        return new KeyIds(keyId, teamId);
    }

    /** Returns the text of the file. The ids need no escapes. */
    String json() {
        return "{\"" + KEY_ID + "\":\"" + keyId + "\",\"" + TEAM_ID + "\":\"" + teamId + "\"}\n";
    }
}
