/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The connection that a request came on.
 *
 * @param number counts the connections of one server from 1
 * @param remoteAddress address and port of the client
 * @param protocol the TLS version, such as {@code TLSv1.3}
 * @param certificate what the client presented in the TLS handshake, valid or not; empty if it presented none
 * @param openedAt when the client opened it, before any handshake, on the fake's clock
 */
public record Connection(
        long number, String remoteAddress, String protocol, Optional<ClientCertificate> certificate, Instant openedAt) {

    public Connection {
        requireNonNull(remoteAddress, "remoteAddress");
        requireNonNull(protocol, "protocol");
        requireNonNull(certificate, "certificate");
        requireNonNull(openedAt, "openedAt");
    }

    /** Returns the address of the client without the port. */
    public String remoteIp() {
        int colon = remoteAddress.lastIndexOf(':');
        return colon < 0 ? remoteAddress : remoteAddress.substring(0, colon);
    }
}
