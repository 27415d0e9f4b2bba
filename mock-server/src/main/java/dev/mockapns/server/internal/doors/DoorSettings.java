/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.DoorKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Where the doors are, and as whom they show themselves.
 *
 * @param ports TCP ports, 0 for any free one; an environment that is not named gets any free one too
 * @param managementPorts the same for the doors of channel management
 */
public record DoorSettings(
        InetAddress bindAddress,
        Map<Environment, Integer> ports,
        Map<Environment, Integer> managementPorts,
        ServerIdentity identity) {

    public DoorSettings {
        requireNonNull(bindAddress, "bindAddress");
        ports = Map.copyOf(ports);
        managementPorts = Map.copyOf(managementPorts);
        requireNonNull(identity, "identity");
    }

    /** Settings whose management doors listen on any free ports. */
    public DoorSettings(InetAddress bindAddress, Map<Environment, Integer> ports, ServerIdentity identity) {
        this(bindAddress, ports, Map.of(), identity);
    }

    InetSocketAddress address(Environment environment, DoorKind kind) {
        Map<Environment, Integer> chosen = switch (kind) {
            case PUSH -> ports;
            case MANAGEMENT -> managementPorts;
        };
        return new InetSocketAddress(bindAddress, chosen.getOrDefault(environment, 0));
    }
}
