/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the doors are, and as whom they show themselves.
 *
 * @param ports TCP ports, 0 for any free one. The doors of {@link Entrance#always} get a free one where none is named; the
 *     others are opened only if they are named
 * @param patience how long a client may take for the TLS handshake
 * @param limits what happens where the machine comes to its limits
 */
public record DoorSettings(
        InetAddress bindAddress,
        Map<Entrance, Integer> ports,
        ServerIdentity identity,
        Duration patience,
        DoorLimits limits) {

    /** What Netty gives a handshake, too. Nobody knows how long APNs waits. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    public DoorSettings {
        requireNonNull(bindAddress, "bindAddress");
        Map<Entrance, Integer> all = new LinkedHashMap<>();
        Entrance.always().forEach(entrance -> all.put(entrance, 0));
        all.putAll(ports);
        ports = Collections.unmodifiableMap(all);
        requireNonNull(identity, "identity");
        requireNonNull(patience, "patience");
        requireNonNull(limits, "limits");
    }

    /** Settings of a server with the limits that it has by default. */
    public DoorSettings(
            InetAddress bindAddress, Map<Entrance, Integer> ports, ServerIdentity identity, Duration patience) {
        this(bindAddress, ports, identity, patience, DoorLimits.defaults());
    }

    /** Settings of a server that waits 10 seconds for the TLS handshake. */
    public DoorSettings(
            InetAddress bindAddress, Map<Entrance, Integer> ports, ServerIdentity identity, DoorLimits limits) {
        this(bindAddress, ports, identity, PATIENCE, limits);
    }

    /** Settings of a server that waits 10 seconds for the TLS handshake. */
    public DoorSettings(InetAddress bindAddress, Map<Entrance, Integer> ports, ServerIdentity identity) {
        this(bindAddress, ports, identity, PATIENCE);
    }
}
