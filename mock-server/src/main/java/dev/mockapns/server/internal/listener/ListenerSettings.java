/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the listeners are, and as whom they show themselves.
 *
 * @param ports TCP ports, 0 for any free one. The listeners of {@link ListenerRole#always} get a free one where none is named; the
 *     others are opened only if they are named
 * @param patience how long a client may take for the TLS handshake
 * @param limits what happens where the machine comes to its limits
 */
public record ListenerSettings(
        InetAddress bindAddress,
        Map<ListenerRole, Integer> ports,
        ServerIdentity identity,
        Duration patience,
        ListenerLimits limits) {

    /** What Netty gives a handshake, too. Nobody knows how long APNs waits. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    public ListenerSettings {
        requireNonNull(bindAddress, "bindAddress");
        Map<ListenerRole, Integer> all = new LinkedHashMap<>();
        ListenerRole.always().forEach(role -> all.put(role, 0));
        all.putAll(ports);
        ports = Collections.unmodifiableMap(all);
        requireNonNull(identity, "identity");
        requireNonNull(patience, "patience");
        requireNonNull(limits, "limits");
    }

    /** Settings of a server with the limits that it has by default. */
    public ListenerSettings(
            InetAddress bindAddress, Map<ListenerRole, Integer> ports, ServerIdentity identity, Duration patience) {
        this(bindAddress, ports, identity, patience, ListenerLimits.defaults());
    }

    /** Settings of a server that waits 10 seconds for the TLS handshake. */
    public ListenerSettings(
            InetAddress bindAddress, Map<ListenerRole, Integer> ports, ServerIdentity identity, ListenerLimits limits) {
        this(bindAddress, ports, identity, PATIENCE, limits);
    }

    /** Settings of a server that waits 10 seconds for the TLS handshake. */
    public ListenerSettings(InetAddress bindAddress, Map<ListenerRole, Integer> ports, ServerIdentity identity) {
        this(bindAddress, ports, identity, PATIENCE);
    }
}
