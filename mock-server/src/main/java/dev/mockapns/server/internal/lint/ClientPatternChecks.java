/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import java.util.Optional;

/** Checks of what a client does over and over. */
final class ClientPatternChecks {

    /** Twice is chance: a client may have lost a connection or started anew. */
    private static final int PATTERN = 3;

    private ClientPatternChecks() {}

    static Optional<CheckResult> connections(CheckedExchange subject) {
        int requests = subject.trace().connectionsInARow();
        return requests < PATTERN
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "each of the last " + requests
                                + " requests came on a new connection, opened after the one before was"
                                + " answered; APNs may take that for an attack and block the sender",
                        "keep one connection or a small pool open for hours, and send every push through it"));
    }

    static Optional<CheckResult> providerTokens(CheckedExchange subject) {
        int requests = subject.trace().providerTokensInARow();
        return requests < PATTERN
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        "each of the last " + requests
                                + " requests brought a new provider token; APNs takes a new one every"
                                + " 20 minutes on a connection, and then answers TooManyProviderTokenUpdates",
                        "keep a provider token for 20 to 60 minutes, and send it with every request"));
    }
}
