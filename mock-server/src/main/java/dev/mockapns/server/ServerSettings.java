/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.protocol.Topic;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.internal.doors.DoorLimits;
import dev.mockapns.server.internal.doors.Entrance;
import dev.mockapns.server.world.ProviderKey;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a builder holds at the moment of the start. */
record ServerSettings(
        List<Topic> topics,
        Map<Entrance, Integer> ports,
        List<String> hostNames,
        InetAddress bindAddress,
        Behaviour behaviour,
        int journalCapacity,
        long journalBytes,
        Optional<ProviderKey> key,
        Optional<Path> certificates,
        DoorLimits limits) {

    ServerSettings {
        topics = List.copyOf(topics);
        ports = Map.copyOf(ports);
        hostNames = List.copyOf(hostNames);
    }
}
