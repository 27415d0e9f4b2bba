/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;

/**
 * What a provider token is found to be.
 *
 * @param fault why it is not valid, whatever its age; empty for a genuine one
 * @param key the key that signed a genuine one
 * @param age when a genuine one was issued and expires
 */
public record Reading(Optional<Cause> fault, Optional<RegisteredKey> key, Optional<Age> age) {

    static Reading faulty(Cause cause) {
        return new Reading(Optional.of(cause), Optional.empty(), Optional.empty());
    }

    static Reading genuine(RegisteredKey key, Age age) {
        return new Reading(Optional.empty(), Optional.of(key), Optional.of(age));
    }
}
