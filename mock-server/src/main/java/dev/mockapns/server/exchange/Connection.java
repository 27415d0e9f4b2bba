/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

/**
 * The connection that a request came on.
 *
 * @param number counts the connections of one server from 1
 * @param remoteAddress address and port of the client
 * @param protocol the TLS version, such as {@code TLSv1.3}
 */
public record Connection(long number, String remoteAddress, String protocol) {

    public Connection {
        requireNonNull(remoteAddress, "remoteAddress");
        requireNonNull(protocol, "protocol");
    }
}
