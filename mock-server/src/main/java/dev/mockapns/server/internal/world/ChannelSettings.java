/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request that creates a channel.
 *
 * @param isObject whether it is a JSON object at all
 * @param attributes the names in it
 * @param storagePolicy {@code message-storage-policy} as JSON text; empty if it is absent
 * @param pushType {@code push-type} as JSON text; empty if it is absent
 */
public record ChannelSettings(boolean isObject, List<String> attributes, String storagePolicy, String pushType) {

    public static final String STORAGE_POLICY = "message-storage-policy";
    public static final String PUSH_TYPE = "push-type";

    public ChannelSettings {
        attributes = List.copyOf(attributes);
    }

    public static ChannelSettings of(Body body) {
        JsonNode json = Json.tree(body.bytes(), body.isCut());
        List<String> attributes = new ArrayList<>();
        json.fieldNames().forEachRemaining(attributes::add);
        return new ChannelSettings(
                json.isObject(),
                attributes,
                json.path(STORAGE_POLICY).toString(),
                json.path(PUSH_TYPE).toString());
    }
}
