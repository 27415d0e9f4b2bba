/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.internal.core.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which place each request of one connection is for. Where the door, or the TLS server name at a door that all
 * share, has settled that, the host that a request names changes nothing: at Apple it is the machine connected to that
 * answers. Where nothing has, the host decides.
 */
final class Addressing {

    private final Optional<Place> settled;
    private final ConnectionNotes notes;

    /** Of what was noted already, so that a client that goes to and fro does not fill the record. */
    private final Set<Place> noted = new HashSet<>();

    private Optional<String> lastHost = Optional.empty();
    private Place last = Place.UNLESS_NAMED;

    /** @param settled what every request is for; empty if its host decides */
    Addressing(Optional<Place> settled, ConnectionNotes notes) {
        this.settled = settled;
        this.notes = notes;
    }

    /** @param host as the request names it; empty if it names none */
    Place placeFor(String host) {
        if (!lastHost.equals(Optional.of(host))) {
            last = find(host);
            lastHost = Optional.of(host);
        }
        return last;
    }

    private Place find(String host) {
        Optional<Place> named = Place.named(host);
        if (settled.isPresent()) {
            Place place = settled.get();
            named.filter(other -> other.environment() != place.environment())
                    .filter(noted::add)
                    .ifPresent(other -> notes.wrongDoor(place, host, other));
            return place;
        }
        Place place = named.orElse(Place.UNLESS_NAMED);
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
