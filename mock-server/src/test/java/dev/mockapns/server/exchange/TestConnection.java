/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import java.time.Instant;
import java.util.Optional;

/** Connections for tests that open none. */
public final class TestConnection {

    private TestConnection() {}

    /** Returns the first connection of a server, from a client without a certificate. */
    public static Connection openedAt(Instant openedAt) {
        return new Connection(1, "127.0.0.1:40000", "TLSv1.3", Optional.empty(), openedAt);
    }
}
