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
     * Inspects the certificate of a client, once, after the TLS handshake.
     *
     * @param chain the certificate that the client presented, and the others that it sent; empty if it presented none
     * @param routing of its requests
     */
    Inspection inspect(List<X509Certificate> chain, Routing routing);

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
