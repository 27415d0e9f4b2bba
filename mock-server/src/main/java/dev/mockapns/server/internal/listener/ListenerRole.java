/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.internal.core.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the listeners that a server can have.
 *
 * @param place what all requests that come through it are for; empty if each connection or request says so itself
 * @param tls false for plain text
 */
public record ListenerRole(Optional<Destination> place, boolean tls) {

    /** Takes what any of Apple's hosts takes, and goes by the host name. */
    public static final ListenerRole SHARED = new ListenerRole(Optional.empty(), true);

    /** As {@link #SHARED}, without TLS. APNs has no such listener. */
    public static final ListenerRole PLAIN_TEXT = new ListenerRole(Optional.empty(), false);

    public ListenerRole {
        requireNonNull(place, "place");
    }

    /** Returns the listener for pushes to {@code environment}. */
    public static ListenerRole forPushes(Environment environment) {
        return new ListenerRole(Optional.of(new Destination(environment, ListenerKind.PUSH)), true);
    }

    /** Returns the listener for channel management in {@code environment}. */
    public static ListenerRole forManagement(Environment environment) {
        return new ListenerRole(Optional.of(new Destination(environment, ListenerKind.MANAGEMENT)), true);
    }

    /** Returns the listeners that every server has, one for each of Apple's hosts. */
    static List<ListenerRole> always() {
        List<ListenerRole> all = new ArrayList<>();
        for (Environment environment : Environment.values()) {
            all.add(forPushes(environment));
            all.add(forManagement(environment));
        }
        return all;
    }

    /** Returns what messages call it. */
    @Override
    public String toString() {
        return place.map(Destination::toString).orElse(tls ? "both environments" : "plain text");
    }
}
