/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.connection.ConnectionState;
import java.security.cert.X509Certificate;
import java.util.List;

/** The core as the shell sees it: one request in, one reply out, no I/O. Called on the server's event loop. */
public interface Core {

    /**
     * Decides once, after the TLS handshake, whether a client may send requests.
     *
     * @param chain the certificate that it showed, and what else it sent along; empty where it showed none
     * @param routing of its requests
     */
    Admission admit(List<X509Certificate> chain, Routing routing);

    /**
     * Judges, delivers and records {@code request}. What fails on the way is an InternalServerError, on record like any other
     * answer; an exception means that the request could not even be recorded.
     */
    Reply answer(ApnsRequest request, ConnectionState state);

    /**
     * Records a request that the end of its connection cut short, and rejects it with {@code reason}.
     *
     * @param cause says what ended the connection
     */
    Reply cutShort(ApnsRequest request, ConnectionState state, KnownReason reason, Cause cause);
}
