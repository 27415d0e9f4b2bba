/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Says in words for people why no TLS came about. */
final class HandshakeTrouble {

    private HandshakeTrouble() {}

    /** Returns the trouble with a client certificate that TLS itself cannot take. */
    static ConnectionEvent badCertificate(String why, Instant now) {
        return ConnectionEvent.of(
                Kind.HANDSHAKE_FAILED,
                now,
                "the client showed a certificate that cannot be used for TLS: " + why,
                "let it show a provider certificate (apns.team().createCertificate(…)), or none and send provider tokens");
    }

    static ConnectionEvent of(SSLException cause, Instant now) {
        if (cause instanceof NotSslRecordException) {
            return ConnectionEvent.of(
                    Kind.NOT_TLS, now, "the client speaks plain HTTP, or something else that is not TLS", "use https");
        }
        if (cause instanceof SslHandshakeTimeoutException) {
            return ConnectionEvent.of(
                    Kind.HANDSHAKE_FAILED,
                    now,
                    "the client did not finish the TLS handshake in time: the connection was closed",
                    "let the client speak TLS as soon as it is connected, and connect when there is something to send");
        }
        // The alert of a client that does not trust us comes as text, or cannot be deciphered any more; what is wrong
        // with versions and ciphers, this side finds itself.
        String said = String.valueOf(cause.getMessage());
        String alert = said.toLowerCase(Locale.ROOT);
        boolean ownFinding = !alert.contains("alert");
        if (ownFinding && (alert.contains("certificate") || alert.contains("handshake message"))) {
            return badCertificate(said, now);
        }
        boolean distrust = !alert.contains("protocol") && !alert.contains("cipher suites in common");
        return distrust
                ? ConnectionEvent.of(
                        Kind.HANDSHAKE_FAILED,
                        now,
                        "the client does not trust the CA of this fake; it said: " + said,
                        "give it the root certificate (apns.caPem(), or caFile of connection.json), and connect to a"
                                + " host name that the server certificate has, such as "
                                + Environment.PRODUCTION.host())
                : ConnectionEvent.of(
                        Kind.HANDSHAKE_FAILED,
                        now,
                        "the client and this fake found no common TLS: " + said,
                        "let the client speak TLS 1.2 or 1.3, as APNs does");
    }
}
