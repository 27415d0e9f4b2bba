/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import java.util.Optional;

/**
 * How the destination of requests is found.
 *
 * @param fixed the destination of every request; empty if the host name of each request decides
 */
public record Routing(Optional<Destination> fixed) {

    /** The host name of each request decides. */
    public static final Routing BY_HOST = new Routing(Optional.empty());

    public Routing {
        requireNonNull(fixed, "fixed");
    }

    /** Returns a routing of every request to {@code destination}. */
    public static Routing to(Destination destination) {
        return new Routing(Optional.of(destination));
    }

    /** Returns a routing of every request to the pushes of {@code environment}. */
    public static Routing toPushes(Environment environment) {
        return to(new Destination(environment, ListenerKind.PUSH));
    }

    /** Returns a routing of every request to the channel management of {@code environment}. */
    public static Routing toManagement(Environment environment) {
        return to(new Destination(environment, ListenerKind.MANAGEMENT));
    }

    /** Returns the environment of every request; empty if the host name of each request decides. */
    public Optional<Environment> environment() {
        return fixed.map(Destination::environment);
    }
}
