/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.pipeline;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.Header;

/** Proper requests to the broadcast API of an app that has the capability, for a test to spoil. */
final class Channeling {

    static final String SETTINGS_STORING = "{\"message-storage-policy\":1,\"push-type\":\"LiveActivity\"}";
    static final String SETTINGS_NOT_STORING = "{\"message-storage-policy\":0,\"push-type\":\"LiveActivity\"}";

    private Channeling() {}

    static void enable(TestCore core) {
        core.world.broadcast(core.key().teamId(), Topic.of(TestCore.TOPIC), true);
    }

    /** Creates a channel and returns its id. */
    static String channel(TestCore core, boolean storing, Environment environment) {
        enable(core);
        return create(core)
                .body(storing ? SETTINGS_STORING : SETTINGS_NOT_STORING)
                .to(environment)
                .reply()
                .headers()
                .stream()
                .filter(header -> header.name().equals(ApnsHeaders.CHANNEL_ID))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    static Push create(TestCore core) {
        return manage(core, "POST", "").without(ApnsHeaders.CHANNEL_ID).body(SETTINGS_STORING);
    }

    static Push read(TestCore core, String channel) {
        return manage(core, "GET", channel);
    }

    static Push delete(TestCore core, String channel) {
        return manage(core, "DELETE", channel);
    }

    static Push list(TestCore core) {
        return manage(core, "GET", "")
                .without(ApnsHeaders.CHANNEL_ID)
                .path(ApnsPaths.CHANNEL_MANAGEMENT + TestCore.TOPIC + ApnsPaths.ALL_CHANNELS);
    }

    static Push broadcast(TestCore core, String channel) {
        return core.push()
                .path(ApnsPaths.BROADCAST + TestCore.TOPIC)
                .without(ApnsHeaders.TOPIC)
                .with(ApnsHeaders.CHANNEL_ID, channel)
                .with(ApnsHeaders.PUSH_TYPE, "liveactivity")
                .with(ApnsHeaders.EXPIRATION, "0")
                .body("{\"aps\":{\"event\":\"update\",\"content-state\":{\"score\":1}}}");
    }

    private static Push manage(TestCore core, String method, String channel) {
        return core.push()
                .through(ListenerKind.MANAGEMENT)
                .method(method)
                .path(ApnsPaths.CHANNEL_MANAGEMENT + TestCore.TOPIC + ApnsPaths.CHANNELS)
                .without(ApnsHeaders.TOPIC)
                .with(ApnsHeaders.CHANNEL_ID, channel)
                .body("");
    }
}
