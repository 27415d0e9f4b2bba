/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the listeners that a server can have.
 *
 * @param routing of its requests; on a connection of a listener that routes by host, the TLS server name decides first
 * @param tls false for plain text
 */
public record ListenerRole(Routing routing, boolean tls) {

    /** Takes what any of Apple's hosts takes, and goes by the host name. */
    public static final ListenerRole SHARED = new ListenerRole(Routing.BY_HOST, true);

    /** As {@link #SHARED}, without TLS. APNs has no such listener. */
    public static final ListenerRole PLAIN_TEXT = new ListenerRole(Routing.BY_HOST, false);

    public ListenerRole {
        requireNonNull(routing, "routing");
    }

    /** Returns the listener for pushes to {@code environment}. */
    public static ListenerRole forPushes(Environment environment) {
        return new ListenerRole(Routing.toPushes(environment), true);
    }

    /** Returns the listener for channel management in {@code environment}. */
    public static ListenerRole forManagement(Environment environment) {
        return new ListenerRole(Routing.toManagement(environment), true);
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
        return routing.fixed().map(Destination::toString).orElse(tls ? "both environments" : "plain text");
    }
}
