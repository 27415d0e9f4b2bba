/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.DoorKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a request is for: pushes or channel management, in one environment. At Apple, each of the four has a host of its own. */
public record Place(Environment environment, DoorKind kind) {

    /** Where requests go that nothing else decides on. */
    public static final Place UNLESS_NAMED = new Place(Environment.PRODUCTION, DoorKind.PUSH);

    private static final Map<String, Place> BY_HOST = byHost();

    public Place {
        requireNonNull(environment, "environment");
        requireNonNull(kind, "kind");
    }

    /**
     * Returns what Apple has under this host name; empty for any other.
     *
     * @param host in any case, also with a dot at the end, also with a port, which counts for nothing
     */
    public static Optional<Place> named(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return Optional.ofNullable(BY_HOST.get(relative.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Place> byHost() {
        Map<String, Place> places = new HashMap<>();
        for (Environment environment : Environment.values()) {
            for (String host : environment.hostNames()) {
                places.put(host, new Place(environment, DoorKind.PUSH));
            }
            places.put(environment.managementHost(), new Place(environment, DoorKind.MANAGEMENT));
        }
        return Map.copyOf(places);
    }

    /** Returns the environment, with the kind where it is not the usual one. */
    @Override
    public String toString() {
        return environment + (kind == DoorKind.MANAGEMENT ? " channel management" : "");
    }
}
