/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the destination of each request of one connection. Where the listener, or the TLS server name at a shared listener, has
 * fixed it, the host that a request names changes nothing: at Apple the machine answers that the client is connected to.
 * Otherwise the host decides.
 */
final class Addressing {

    private final Routing routing;
    private final ConnectionNotes notes;

    /** The destinations that were noted, so that a client that alternates does not fill the record. */
    private final Set<Destination> noted = new HashSet<>();

    private @Nullable String lastHost;
    private Destination last = Destination.DEFAULT;

    Addressing(Routing routing, ConnectionNotes notes) {
        this.routing = routing;
        this.notes = notes;
    }

    /** @param host as the request names it; empty if it names none */
    Destination destinationFor(String host) {
        if (!host.equals(lastHost)) {
            last = find(host);
            lastHost = host;
        }
        return last;
    }

    private Destination find(String host) {
        Optional<Destination> named = Destination.named(host);
        if (routing.fixed().isPresent()) {
            Destination destination = routing.fixed().get();
            named.filter(other -> other.environment() != destination.environment())
                    .filter(noted::add)
                    .ifPresent(other -> notes.wrongListener(destination, host, other));
            return destination;
        }
        Destination destination = named.orElse(Destination.DEFAULT);
        if (noted.add(destination)) {
            if (named.isPresent()) {
                notes.goesByHost(destination, host);
            } else {
                notes.goesByDefault(destination, host);
            }
        }
        return destination;
    }
}
