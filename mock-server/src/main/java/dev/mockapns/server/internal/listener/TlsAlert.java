/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The alerts that a client of ours has reason to send. Source: RFC 8446, section 6; named as there. */
enum TlsAlert {
    HANDSHAKE_FAILURE(40, Meaning.NOTHING_IN_COMMON),
    BAD_CERTIFICATE(42, Meaning.DISTRUST),
    UNSUPPORTED_CERTIFICATE(43, Meaning.DISTRUST),
    CERTIFICATE_EXPIRED(45, Meaning.DISTRUST),
    CERTIFICATE_UNKNOWN(46, Meaning.DISTRUST),
    UNKNOWN_CA(48, Meaning.DISTRUST),
    ACCESS_DENIED(49, Meaning.DISTRUST),
    PROTOCOL_VERSION(70, Meaning.NOTHING_IN_COMMON),
    INSUFFICIENT_SECURITY(71, Meaning.NOTHING_IN_COMMON),
    NO_APPLICATION_PROTOCOL(120, Meaning.NO_HTTP2);

    /** What is wrong between the client and us. */
    enum Meaning {
        /** The client does not like our certificate. */
        DISTRUST,
        /** No version or cipher suite of TLS is in use on both sides. */
        NOTHING_IN_COMMON,
        /** The client offered no {@code h2}, and insists on something else. */
        NO_HTTP2
    }

    private final int code;
    private final Meaning meaning;

    TlsAlert(int code, Meaning meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    static Optional<TlsAlert> ofCode(int code) {
        return Arrays.stream(values()).filter(alert -> alert.code == code).findFirst();
    }

    /**
     * Returns the alert of the client that a TLS engine reports.
     *
     * @param message of the JDK ("Received fatal alert: unknown_ca") or of BoringSSL ("TLSV1_ALERT_UNKNOWN_CA")
     */
    static Optional<TlsAlert> in(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(alert -> text.contains("alert") && text.contains(alert.toString()))
                .findFirst();
    }

    Meaning meaning() {
        return meaning;
    }

    /** Returns its name as in the RFC. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
