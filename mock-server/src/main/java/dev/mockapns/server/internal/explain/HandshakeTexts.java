/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.cause.HandshakeCause.ClientCertificateRefused;
import dev.mockapns.server.cause.HandshakeCause.ClosedAfterHandshake;
import dev.mockapns.server.cause.HandshakeCause.DestinationByServerName;
import dev.mockapns.server.cause.HandshakeCause.HandshakeAborted;
import dev.mockapns.server.cause.HandshakeCause.HandshakeFailed;
import dev.mockapns.server.cause.HandshakeCause.HandshakeTimedOut;
import dev.mockapns.server.cause.HandshakeCause.Http2NotOffered;
import dev.mockapns.server.cause.HandshakeCause.NotTls;
import dev.mockapns.server.cause.HandshakeCause.PlainTextEstablished;
import dev.mockapns.server.cause.HandshakeCause.SecondHandshake;
import dev.mockapns.server.cause.HandshakeCause.ServerCertificateRefused;
import dev.mockapns.server.cause.HandshakeCause.ServerNameNotInCertificate;
import dev.mockapns.server.cause.HandshakeCause.TlsAtPlainTextListener;
import dev.mockapns.server.cause.HandshakeCause.TlsEstablished;
import dev.mockapns.server.cause.HandshakeCause.TlsFailed;
import dev.mockapns.server.cause.HandshakeCause.TlsRefusedByClient;
import dev.mockapns.server.cause.HandshakeCause.TlsRefusedByServer;
import dev.mockapns.server.cause.HandshakeCause.TooManyConnections;
import dev.mockapns.server.cause.HandshakeCause.UnusableClientCertificate;
import java.util.List;

/** The sentences for {@link HandshakeCause}. */
final class HandshakeTexts {

    private static final String COMMON_TLS =
            "let the client use TLS 1.2 or 1.3, as APNs does, with a cipher suite that HTTP/2 allows";

    /** The alert of a client that does not know the root certificate, as RFC 8446 names it. */
    private static final String UNKNOWN_CA = "unknown_ca";

    static final List<Text<?>> ALL = List.of(
            Text.inDialect(
                    TooManyConnections.class,
                    cause -> Quantities.count(cause.limit(), "connection")
                            + " are open, which is the maximum, and none has"
                            + " been idle for " + Quantities.span(cause.idle())
                            + ", so this one was closed as soon as it was accepted",
                    (cause, dialect) -> "keep one connection open for many pushes, and close clients that are no longer"
                            + " needed"
                            + switch (dialect) {
                                case JAVA -> "; MockApnsServer.builder().maxConnections(…) raises the limit";
                                case COMMAND_LINE, HTTP -> "";
                            }),
            Text.of(PlainTextEstablished.class, cause -> "plain text"),
            Text.of(TlsEstablished.class, HandshakeTexts::established),
            Text.of(
                    DestinationByServerName.class,
                    cause -> "every request goes to " + Quantities.destination(cause.environment(), cause.kind())
                            + ", by the TLS server name " + cause.serverName()),
            Text.of(
                    NotTls.class,
                    cause -> "the client sends plain HTTP, or something else that is not TLS",
                    cause -> "use https"),
            Text.inDialect(
                    TlsAtPlainTextListener.class,
                    cause -> "the client begins a TLS handshake, and this listener is for plain text",
                    (cause, dialect) -> "use http, or connect to "
                            + switch (dialect) {
                                case JAVA -> "a port with TLS, such as apns.port(PRODUCTION)";
                                case COMMAND_LINE -> "a port with TLS, such as productionPort of connection.json";
                                case HTTP -> "a port with TLS";
                            }),
            Text.of(
                    HandshakeTimedOut.class,
                    cause -> (cause.begun()
                                    ? "the client did not complete the TLS handshake within "
                                    : "the client sent nothing within ")
                            + Quantities.span(cause.limit()),
                    cause -> cause.begun()
                            ? "find out what holds the client up during the handshake: a breakpoint, a blocked thread, a"
                                    + " proxy in between"
                            : "begin the TLS handshake as soon as the connection is open, and find out what delays it"),
            Text.inDialect(
                    HandshakeAborted.class,
                    cause -> "the client closed the connection during the TLS handshake without giving a reason; many"
                            + " clients do that when they do not trust the CA of this fake",
                    (cause, dialect) -> trust(dialect)),
            Text.inDialect(
                    ServerCertificateRefused.class,
                    cause -> "the client does not trust the certificate of this fake; it sent the TLS alert "
                            + cause.alert(),
                    (cause, dialect) -> cause.alert().equals(UNKNOWN_CA) ? trustRoot(dialect) : trust(dialect)),
            Text.of(
                    TlsRefusedByClient.class,
                    cause -> "the client and this fake have no TLS version or cipher suite in common; the client sent"
                            + " the TLS alert " + cause.alert(),
                    cause -> COMMON_TLS),
            Text.of(
                    TlsRefusedByServer.class,
                    cause -> "the client and this fake have no TLS version or cipher suite in common: "
                            + cause.failure(),
                    cause -> COMMON_TLS),
            Text.of(
                    Http2NotOffered.class,
                    cause ->
                            "the client did not offer h2 by ALPN, so no protocol was agreed on, and the client refused to"
                                    + " go on: it sent the TLS alert " + cause.alert(),
                    cause -> "APNs supports HTTP/2 only: let the client offer h2"),
            Text.inDialect(
                    UnusableClientCertificate.class,
                    cause -> "the client certificate cannot be used for TLS: " + cause.failure(),
                    (cause, dialect) -> "use a provider certificate"
                            + switch (dialect) {
                                case JAVA -> " (apns.team().createCertificate(\"com.example.app\") makes one)";
                                case COMMAND_LINE -> " (certificates in connection.json lists one for each --topic)";
                                case HTTP -> "";
                            }
                            + ", or none and send provider tokens"),
            Text.inDialect(
                    HandshakeFailed.class,
                    cause -> "the TLS handshake failed: " + cause.failure(),
                    (cause, dialect) ->
                            "read the client's own error message; if it does not trust this fake, " + trust(dialect)),
            Text.of(
                    TlsFailed.class,
                    cause -> "TLS failed after the handshake: " + cause.failure(),
                    cause -> "check the TLS library of the client"),
            Text.of(
                    SecondHandshake.class,
                    cause -> "the client began a second TLS handshake (renegotiation), which HTTP/2 forbids (RFC 9113,"
                            + " section 9.2.1): the connection was ended with PROTOCOL_ERROR",
                    cause -> "disable renegotiation in the TLS library of the client, or use TLS 1.3, which has none"),
            Text.inDialect(
                    ClosedAfterHandshake.class,
                    cause -> "the client closed the connection after the TLS handshake without sending anything",
                    (cause, dialect) -> "unless it only probed the port: " + trust(dialect) + ", and offer h2 by ALPN"),
            Text.inDialect(
                    ServerNameNotInCertificate.class,
                    cause -> "the client asked for the host " + cause.serverName() + ", which the server certificate is"
                            + " not valid for, and closed the connection after the TLS handshake without sending"
                            + " anything",
                    (cause, dialect) -> "connect to a host name that the certificate has"
                            + switch (dialect) {
                                case JAVA ->
                                    ", or add this one: MockApnsServer.builder().hostNames(\"" + cause.serverName()
                                            + "\")";
                                case COMMAND_LINE -> ", or start mockapns serve with --hostname " + cause.serverName();
                                case HTTP -> "";
                            }),
            Text.inDialect(
                    ClientCertificateRefused.class,
                    cause -> Explain.explain(cause.cause(), Dialect.JAVA).because() + ": GOAWAY "
                            + cause.reason().wireText(),
                    (cause, dialect) -> Explain.explain(cause.cause(), dialect).advice()));

    private HandshakeTexts() {}

    private static String established(TlsEstablished cause) {
        return cause.version()
                + cause.alpn().map(protocol -> ", ALPN " + protocol).orElse(", no ALPN")
                + cause.serverName().map(name -> ", server name " + name).orElse("")
                + cause.certificate()
                        .map(shown -> ", client certificate " + shown.serialNumber() + " (" + shown.commonName() + ")")
                        .orElse("");
    }

    private static String trustRoot(Dialect dialect) {
        return "let the client trust the root certificate of this fake"
                + switch (dialect) {
                    case JAVA -> " (apns.caPem())";
                    case COMMAND_LINE -> " (caFile of connection.json)";
                    case HTTP -> "";
                };
    }

    private static String trust(Dialect dialect) {
        return trustRoot(dialect)
                + " and connect to a host name that the server certificate has, such as "
                + Environment.PRODUCTION.host()
                + switch (dialect) {
                    case JAVA -> " (MockApnsServer.builder().hostNames(…) adds more)";
                    case COMMAND_LINE -> " (--hostname adds more)";
                    case HTTP -> "";
                };
    }
}
