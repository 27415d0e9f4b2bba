/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks;

import dev.mockapns.client.internal.auth.PrivateKeyPem;
import dev.mockapns.client.internal.auth.ProviderTokens;
import dev.mockapns.server.world.ProviderKey;
import java.time.InstantSource;

/** A provider token, signed by our client. */
final class SignedToken {

    private SignedToken() {}

    static String of(ProviderKey key) {
        return new ProviderTokens(key.keyId(), key.teamId(), PrivateKeyPem.parse(key.p8()), InstantSource.system())
                .current()
                .jwt();
    }
}
