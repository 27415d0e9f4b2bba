/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.ClientPatternFinding.ConnectionPerRequest;
import dev.mockapns.server.cause.ClientPatternFinding.ProviderTokenPerRequest;
import java.util.Optional;

/** Checks of what a client does over and over. */
final class ClientPatternChecks {

    /** Twice is chance: a client may have lost a connection or started anew. */
    private static final int PATTERN = 3;

    private ClientPatternChecks() {}

    static Optional<Cause> connections(CheckedExchange subject) {
        int requests = subject.trace().connectionsInARow();
        return requests < PATTERN ? Optional.empty() : Optional.of(new ConnectionPerRequest(requests));
    }

    static Optional<Cause> providerTokens(CheckedExchange subject) {
        int requests = subject.trace().providerTokensInARow();
        return requests < PATTERN ? Optional.empty() : Optional.of(new ProviderTokenPerRequest(requests));
    }
}
