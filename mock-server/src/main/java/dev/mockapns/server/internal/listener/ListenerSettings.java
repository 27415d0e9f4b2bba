/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.internal.connection.ConnectionRules;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the listeners are, and which TLS identity they present.
 *
 * @param ports TCP ports, 0 for any free one. The listeners of {@link ListenerRole#always} get a free one where none is named; the
 *     others are opened only if they are named
 * @param handshakeTimeout how long a client may take for the TLS handshake
 * @param limits what happens where the machine comes to its limits
 */
public record ListenerSettings(
        InetAddress bindAddress,
        Map<ListenerRole, Integer> ports,
        ServerIdentity identity,
        Duration handshakeTimeout,
        ListenerLimits limits) {

    public ListenerSettings {
        requireNonNull(bindAddress, "bindAddress");
        Map<ListenerRole, Integer> all = new LinkedHashMap<>();
        ListenerRole.always().forEach(role -> all.put(role, 0));
        all.putAll(ports);
        ports = Collections.unmodifiableMap(all);
        requireNonNull(identity, "identity");
        requireNonNull(handshakeTimeout, "handshakeTimeout");
        requireNonNull(limits, "limits");
    }

    /** Settings of a server with the limits that it has by default. */
    public ListenerSettings(
            InetAddress bindAddress,
            Map<ListenerRole, Integer> ports,
            ServerIdentity identity,
            Duration handshakeTimeout) {
        this(bindAddress, ports, identity, handshakeTimeout, ListenerLimits.defaults());
    }

    /** Settings of a server that waits 10 seconds for the TLS handshake. */
    public ListenerSettings(
            InetAddress bindAddress, Map<ListenerRole, Integer> ports, ServerIdentity identity, ListenerLimits limits) {
        this(bindAddress, ports, identity, ConnectionRules.HANDSHAKE_TIMEOUT, limits);
    }

    /** Settings of a server that waits 10 seconds for the TLS handshake. */
    public ListenerSettings(InetAddress bindAddress, Map<ListenerRole, Integer> ports, ServerIdentity identity) {
        this(bindAddress, ports, identity, ConnectionRules.HANDSHAKE_TIMEOUT);
    }
}
