/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Where the doors are, and as whom they show themselves.
 *
 * @param ports TCP ports, 0 for any free one; an environment that is not named gets any free one too
 */
public record DoorSettings(InetAddress bindAddress, Map<Environment, Integer> ports, ServerIdentity identity) {

    public DoorSettings {
        requireNonNull(bindAddress, "bindAddress");
        ports = Map.copyOf(ports);
        requireNonNull(identity, "identity");
    }

    InetSocketAddress address(Environment environment) {
        return new InetSocketAddress(bindAddress, ports.getOrDefault(environment, 0));
    }
}
