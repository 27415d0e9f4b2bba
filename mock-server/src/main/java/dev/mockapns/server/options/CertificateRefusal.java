/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.options;

/** How a client learns that its certificate is refused. The TLS handshake succeeds in any case, as at Apple. */
public enum CertificateRefusal {
    /** Every request is answered with status 403 and the reason, as Apple documents it. */
    BY_ANSWER,
    /**
     * GOAWAY with the reason in its debug data follows the first SETTINGS, and the connection is closed; nothing is
     * answered.
     */
    BY_GOAWAY
}
