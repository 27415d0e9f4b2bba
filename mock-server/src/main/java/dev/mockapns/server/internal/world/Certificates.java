/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The serial numbers of the provider certificates that were issued to teams, and when they were revoked. Thread-safe. */
public final class Certificates {

    private final Object lock;
    private final InstantSource clock;
    private final Map<String, Given> given = new HashMap<>();

    private record Given(String teamId, Optional<Instant> revokedAt) {}

    Certificates(Object lock, InstantSource clock) {
        this.lock = lock;
        this.clock = clock;
    }

    /** Records that a certificate was issued to a team. */
    public void give(String teamId, String serialNumber) {
        synchronized (lock) {
            given.put(serialNumber, new Given(teamId, Optional.empty()));
        }
    }

    /** Revokes a certificate; does nothing if it is revoked already. */
    public void revoke(String teamId, String serialNumber) {
        synchronized (lock) {
            Given known = given.get(serialNumber);
            if (known == null || !known.teamId().equals(teamId)) {
                throw new IllegalArgumentException("certificate: team " + teamId + " was given none with serial number "
                        + serialNumber + " (expected: what createCertificate(…) of this team returned)");
            }
            if (known.revokedAt().isEmpty()) {
                given.put(serialNumber, new Given(teamId, Optional.of(clock.instant())));
            }
        }
    }

    Optional<Instant> revokedAt(String serialNumber) {
        synchronized (lock) {
            return Optional.ofNullable(given.get(serialNumber)).flatMap(Given::revokedAt);
        }
    }
}
