/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.internal.listener.ListenerLimits;
import dev.mockapns.server.internal.listener.ListenerRole;
import dev.mockapns.server.options.Options;
import dev.mockapns.server.world.ProviderKey;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a builder holds at the moment of the start. */
record ServerSettings(
        List<Topic> topics,
        Map<ListenerRole, Integer> ports,
        List<String> hostNames,
        InetAddress bindAddress,
        Options options,
        int journalCapacity,
        long journalBytes,
        Dialect dialect,
        Optional<ProviderKey> key,
        Optional<Path> certificates,
        ListenerLimits limits) {

    ServerSettings {
        topics = List.copyOf(topics);
        ports = Map.copyOf(ports);
        hostNames = List.copyOf(hostNames);
    }
}
