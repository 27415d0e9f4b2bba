/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.connection.ConnectionState;
import java.util.Optional;

/** What becomes of a client once the TLS handshake is done. */
public sealed interface Admission {

    /** Returns what the client showed; empty if it showed nothing. */
    Optional<ClientCertificate> certificate();

    /**
     * It may send requests.
     *
     * @param state of a connection on which nothing was sent yet
     */
    record Admitted(Optional<ClientCertificate> certificate, ConnectionState state) implements Admission {

        /** Returns the admission of a client without a certificate. */
        public static Admitted anonymous() {
            return new Admitted(Optional.empty(), ConnectionState.initial());
        }
    }

    /**
     * It is told to go away, before any request.
     *
     * @param reason for the debug data of GOAWAY
     */
    record Refused(ClientCertificate shown, Reason reason, Cause cause) implements Admission {

        @Override
        public Optional<ClientCertificate> certificate() {
            return Optional.of(shown);
        }
    }
}
