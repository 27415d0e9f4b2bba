/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.internal.world.RegisteredKey;
import java.util.Optional;

/**
 * The result of verifying a provider token.
 *
 * @param fault why it is not valid, apart from its age; empty if it is valid
 * @param key the key that signed it; empty if it is not valid
 * @param age when it was issued and how old it is; empty if it is not valid
 */
public record VerificationResult(Optional<Cause> fault, Optional<RegisteredKey> key, Optional<Age> age) {

    static VerificationResult faulty(Cause cause) {
        return new VerificationResult(Optional.of(cause), Optional.empty(), Optional.empty());
    }

    static VerificationResult genuine(RegisteredKey key, Age age) {
        return new VerificationResult(Optional.empty(), Optional.of(key), Optional.of(age));
    }
}
