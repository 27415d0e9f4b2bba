/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.internal.connection.CertificateDefect;
import dev.mockapns.server.internal.connection.ConnectionState;
import java.util.Optional;

/**
 * What the core knows of a client once the TLS handshake is done. Whether the client may send requests, {@code internal.connection}
 * decides.
 *
 * @param certificate that the client presented
 * @param defect what is wrong with the certificate
 * @param state of a connection on which nothing was sent yet
 */
public record Inspection(
        Optional<ClientCertificate> certificate, Optional<CertificateDefect> defect, ConnectionState state) {

    public Inspection {
        requireNonNull(certificate, "certificate");
        requireNonNull(defect, "defect");
        requireNonNull(state, "state");
    }

    /** Returns the inspection of a client without a certificate. */
    public static Inspection anonymous() {
        return new Inspection(Optional.empty(), Optional.empty(), ConnectionState.initial());
    }
}
