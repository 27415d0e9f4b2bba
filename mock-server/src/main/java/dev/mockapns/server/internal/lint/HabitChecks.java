/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import java.util.Optional;

/** Checks of what a client does over and over. */
final class HabitChecks {

    /** Twice is chance: a client may have lost a connection or started anew. */
    private static final int HABIT = 3;

    private HabitChecks() {}

    static Optional<Remark> connections(Subject subject) {
        int requests = subject.trace().connectionsInARow();
        return requests < HABIT
                ? Optional.empty()
                : Optional.of(new Remark(
                        "each of the last " + requests
                                + " requests came on a new connection, opened after the one before was"
                                + " answered; APNs may take that for an attack and block the sender",
                        "keep one connection or a small pool open for hours, and send every push through it"));
    }

    static Optional<Remark> providerTokens(Subject subject) {
        int requests = subject.trace().providerTokensInARow();
        return requests < HABIT
                ? Optional.empty()
                : Optional.of(new Remark(
                        "each of the last " + requests
                                + " requests brought a new provider token; APNs takes a new one every"
                                + " 20 minutes on a connection, and then answers TooManyProviderTokenUpdates",
                        "keep a provider token for 20 to 60 minutes, and send it with every request"));
    }
}
