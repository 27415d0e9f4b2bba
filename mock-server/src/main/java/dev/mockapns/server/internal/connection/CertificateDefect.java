/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Reason;
import dev.mockapns.server.cause.Cause;

/**
 * What is wrong with a client certificate.
 *
 * @param reason that a request with it is rejected with
 */
public record CertificateDefect(Reason reason, Cause cause) {

    public CertificateDefect {
        requireNonNull(reason, "reason");
        requireNonNull(cause, "cause");
    }
}
