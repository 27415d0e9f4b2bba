/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a request is for: pushes or channel management, in one environment. At Apple, each of the four has a host of its own. */
public record Destination(Environment environment, ListenerKind kind) {

    /** The destination of a request if neither its listener, nor the TLS server name, nor its host decides. */
    public static final Destination DEFAULT = new Destination(Environment.PRODUCTION, ListenerKind.PUSH);

    private static final Map<String, Destination> BY_HOST = byHost();

    public Destination {
        requireNonNull(environment, "environment");
        requireNonNull(kind, "kind");
    }

    /**
     * Returns the destination that Apple has under this host name; empty for any other.
     *
     * @param host in any case, also with a dot at the end, also with a port, which counts for nothing
     */
    public static Optional<Destination> named(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return Optional.ofNullable(BY_HOST.get(relative.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Destination> byHost() {
        Map<String, Destination> destinations = new HashMap<>();
        for (Environment environment : Environment.values()) {
            for (String host : environment.hostNames()) {
                destinations.put(host, new Destination(environment, ListenerKind.PUSH));
            }
            destinations.put(environment.managementHost(), new Destination(environment, ListenerKind.MANAGEMENT));
        }
        return Map.copyOf(destinations);
    }

    /** Returns the environment, with the kind where it is not the usual one. */
    @Override
    public String toString() {
        return environment + (kind == ListenerKind.MANAGEMENT ? " channel management" : "");
    }
}
