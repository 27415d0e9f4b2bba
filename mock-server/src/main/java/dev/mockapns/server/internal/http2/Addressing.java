/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Routing;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which place each request of one connection is for. Where the listener, or the TLS server name at a listener that all
 * share, has settled that, the host that a request names changes nothing: at Apple it is the machine connected to that
 * answers. Where nothing has, the host decides.
 */
final class Addressing {

    private final Routing routing;
    private final ConnectionNotes notes;

    /** Of what was noted already, so that a client that goes to and fro does not fill the record. */
    private final Set<Destination> noted = new HashSet<>();

    private Optional<String> lastHost = Optional.empty();
    private Destination last = Destination.UNLESS_NAMED;

    Addressing(Routing routing, ConnectionNotes notes) {
        this.routing = routing;
        this.notes = notes;
    }

    /** @param host as the request names it; empty if it names none */
    Destination placeFor(String host) {
        if (!lastHost.equals(Optional.of(host))) {
            last = find(host);
            lastHost = Optional.of(host);
        }
        return last;
    }

    private Destination find(String host) {
        Optional<Destination> named = Destination.named(host);
        if (routing.fixed().isPresent()) {
            Destination place = routing.fixed().get();
            named.filter(other -> other.environment() != place.environment())
                    .filter(noted::add)
                    .ifPresent(other -> notes.wrongListener(place, host, other));
            return place;
        }
        Destination place = named.orElse(Destination.UNLESS_NAMED);
        if (noted.add(place)) {
            if (named.isPresent()) {
                notes.goesByHost(place, host);
            } else {
                notes.goesByDefault(place, host);
            }
        }
        return place;
    }
}
