/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.internal.quoting.Quoted;
import java.time.Duration;
import java.util.Optional;

/** What happened to a connection before its client began HTTP/2: when it was accepted, and in the TLS handshake. */
public sealed interface HandshakeCause extends ConnectionCause {

    /**
     * As many connections are open as may be, and none of them is idle.
     *
     * @param limit how many may be open
     * @param idle after how long without a request an open connection would have been closed instead
     */
    record TooManyConnections(int limit, Duration idle) implements HandshakeCause {

        public TooManyConnections {
            requireNonNull(idle, "idle");
        }
    }

    /** The client connected to a listener without TLS. */
    record PlainTextEstablished() implements HandshakeCause {}

    /**
     * The TLS handshake is complete.
     *
     * @param version of TLS, such as {@code TLSv1.3}
     * @param alpn the protocol that was negotiated by ALPN
     * @param serverName the host that the client asked for by SNI
     * @param certificate of the client
     */
    record TlsEstablished(
            String version,
            Optional<String> alpn,
            Optional<String> serverName,
            Optional<PresentedCertificate> certificate)
            implements HandshakeCause {

        public TlsEstablished {
            requireNonNull(version, "version");
            alpn = requireNonNull(alpn, "alpn").map(text -> Quoted.plain(text, MAX_TEXT));
            serverName = requireNonNull(serverName, "serverName").map(text -> Quoted.plain(text, MAX_TEXT));
            requireNonNull(certificate, "certificate");
        }
    }

    /** What identifies the client certificate that was presented in the TLS handshake. */
    record PresentedCertificate(String serialNumber, String commonName) {

        public PresentedCertificate {
            serialNumber = Quoted.plain(requireNonNull(serialNumber, "serialNumber"), MAX_TEXT);
            commonName = Quoted.plain(requireNonNull(commonName, "commonName"), MAX_TEXT);
        }
    }

    /**
     * At a shared listener, the TLS server name (SNI) decides where all requests of the connection go.
     *
     * @param environment that they go to
     * @param kind of listener that they go to
     */
    record DestinationByServerName(Environment environment, ListenerKind kind, String serverName)
            implements HandshakeCause {

        public DestinationByServerName {
            requireNonNull(environment, "environment");
            requireNonNull(kind, "kind");
            serverName = Quoted.plain(requireNonNull(serverName, "serverName"), MAX_TEXT);
        }
    }

    /** What the client sends to a listener with TLS is not TLS. */
    record NotTls() implements HandshakeCause {}

    /** The client begins a TLS handshake at a listener without TLS. */
    record TlsAtPlainTextListener() implements HandshakeCause {}

    /**
     * The client did not complete the TLS handshake in time.
     *
     * @param limit how long it may take
     * @param begun whether the client sent anything at all
     */
    record HandshakeTimedOut(Duration limit, boolean begun) implements HandshakeCause {

        public HandshakeTimedOut {
            requireNonNull(limit, "limit");
        }
    }

    /** The client closed the connection during the TLS handshake, without an alert. */
    record HandshakeAborted() implements HandshakeCause {}

    /**
     * The client refused the server certificate.
     *
     * @param alert that it sent, as RFC 8446 names it
     */
    record ServerCertificateRefused(String alert) implements HandshakeCause {

        public ServerCertificateRefused {
            requireNonNull(alert, "alert");
        }
    }

    /**
     * The client supports no version or cipher suite of TLS that the fake offers.
     *
     * @param alert that it sent, as RFC 8446 names it
     */
    record TlsRefusedByClient(String alert) implements HandshakeCause {

        public TlsRefusedByClient {
            requireNonNull(alert, "alert");
        }
    }

    /**
     * The fake supports no version or cipher suite of TLS that the client offers.
     *
     * @param failure in the words of the TLS library
     */
    record TlsRefusedByServer(String failure) implements HandshakeCause {

        public TlsRefusedByServer {
            failure = Quoted.plain(requireNonNull(failure, "failure"), MAX_TEXT);
        }
    }

    /**
     * The client insists on ALPN, and does not offer {@code h2}.
     *
     * @param alert that it sent, as RFC 8446 names it
     */
    record Http2NotOffered(String alert) implements HandshakeCause {

        public Http2NotOffered {
            requireNonNull(alert, "alert");
        }
    }

    /**
     * TLS cannot use the client certificate.
     *
     * @param failure in the words of the TLS library
     */
    record UnusableClientCertificate(String failure) implements HandshakeCause {

        public UnusableClientCertificate {
            failure = Quoted.plain(requireNonNull(failure, "failure"), MAX_TEXT);
        }
    }

    /**
     * The TLS handshake failed in another way.
     *
     * @param failure in the words of the TLS library
     */
    record HandshakeFailed(String failure) implements HandshakeCause {

        public HandshakeFailed {
            failure = Quoted.plain(requireNonNull(failure, "failure"), MAX_TEXT);
        }
    }

    /**
     * TLS failed after the handshake.
     *
     * @param failure in the words of the TLS library
     */
    record TlsFailed(String failure) implements HandshakeCause {

        public TlsFailed {
            failure = Quoted.plain(requireNonNull(failure, "failure"), MAX_TEXT);
        }
    }

    /** The client began a second TLS handshake (renegotiation). */
    record SecondHandshake() implements HandshakeCause {}

    /** The client closed the connection after the TLS handshake without sending anything. */
    record ClosedAfterHandshake() implements HandshakeCause {}

    /**
     * The client asked for a host that the server certificate is not valid for, and closed the connection after the TLS
     * handshake without sending anything.
     *
     * @param serverName the host
     */
    record ServerNameNotInCertificate(String serverName) implements HandshakeCause {

        public ServerNameNotInCertificate {
            serverName = Quoted.plain(requireNonNull(serverName, "serverName"), MAX_TEXT);
        }
    }

    /**
     * The client certificate is not accepted; GOAWAY tells the client so before any request.
     *
     * @param cause what is wrong with the certificate
     * @param reason that GOAWAY names
     */
    record ClientCertificateRefused(Cause cause, Reason reason) implements HandshakeCause {

        public ClientCertificateRefused {
            requireNonNull(cause, "cause");
            requireNonNull(reason, "reason");
        }
    }
}
