/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.DoorKind;
import dev.mockapns.server.internal.core.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the doors that a server can have.
 *
 * @param place what all requests that come through it are for; empty if each connection or request says so itself
 * @param tls false for plain text
 */
public record Entrance(Optional<Place> place, boolean tls) {

    /** Takes what any of Apple's hosts takes, and goes by the host name. */
    public static final Entrance SHARED = new Entrance(Optional.empty(), true);

    /** As {@link #SHARED}, without TLS. APNs has no such door. */
    public static final Entrance PLAIN_TEXT = new Entrance(Optional.empty(), false);

    public Entrance {
        requireNonNull(place, "place");
    }

    /** Returns the door for pushes to {@code environment}. */
    public static Entrance forPushes(Environment environment) {
        return new Entrance(Optional.of(new Place(environment, DoorKind.PUSH)), true);
    }

    /** Returns the door for channel management in {@code environment}. */
    public static Entrance forManagement(Environment environment) {
        return new Entrance(Optional.of(new Place(environment, DoorKind.MANAGEMENT)), true);
    }

    /** Returns the doors that every server has, one for each of Apple's hosts. */
    static List<Entrance> always() {
        List<Entrance> all = new ArrayList<>();
        for (Environment environment : Environment.values()) {
            all.add(forPushes(environment));
            all.add(forManagement(environment));
        }
        return all;
    }

    /** Returns what messages call it. */
    @Override
    public String toString() {
        return place.map(Place::toString).orElse(tls ? "both environments" : "plain text");
    }
}
