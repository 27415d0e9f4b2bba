/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.explain.Quantities;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Says in words for people why no TLS came about. */
final class HandshakeFailure {

    private static final String LET_IT_TRUST =
            "give it the root certificate (apns.caPem(), or caFile of connection.json), and connect to a host name that the"
                    + " server certificate has, such as " + Environment.PRODUCTION.host()
                    + " (more by hostNames, --hostname)";

    private final AcceptedConnection accepted;

    HandshakeFailure(AcceptedConnection accepted) {
        this.accepted = accepted;
    }

    /** Notes what ended the handshake, unless the client just looked whether the port is open. */
    void note(Throwable cause, HandshakeMonitor watch) {
        if (cause instanceof NotSslRecordException) {
            accepted.note(Kind.NOT_TLS, "the client speaks plain HTTP, or something else that is not TLS", "use https");
        } else if (cause instanceof SslHandshakeTimeoutException) {
            failed(
                    "the client " + (watch.heard() ? "did not finish the TLS handshake" : "said nothing") + " within "
                            + Quantities.span(accepted.context().patience()),
                    "let it begin with TLS as soon as it has connected, and look at what holds it up");
        } else if (cause instanceof SSLException) {
            String said = String.valueOf(cause.getMessage());
            watch.alert().or(() -> TlsAlert.in(said)).ifPresentOrElse(this::leftWith, () -> found(said));
        } else if (cause instanceof LinkageError missing) {
            accepted.misses(missing);
        } else if (!(cause instanceof IOException)) {
            // What the JDK throws up when it takes a certificate apart, such as a StackOverflowError.
            badCertificate(cause.toString());
        } else if (watch.heard()) {
            failed(
                    "the client hung up in the middle of the TLS handshake, without a word; many do that when they do not"
                            + " trust the CA of this fake",
                    LET_IT_TRUST);
        }
    }

    /** Notes what broke TLS after the handshake, such as the alert of a client that was still to look at our certificate. */
    void noteLate(SSLException cause) {
        String said = String.valueOf(cause.getMessage());
        TlsAlert.in(said)
                .ifPresentOrElse(
                        this::leftWith,
                        () -> accepted.note(
                                Kind.CONNECTION_ERROR, "TLS broke: " + said, "look at the TLS library of the client"));
    }

    private void leftWith(TlsAlert alert) {
        String said = "; it said: " + alert;
        switch (alert.meaning()) {
            case DISTRUST -> failed("the client does not trust the certificate of this fake" + said, LET_IT_TRUST);
            case NOTHING_IN_COMMON -> nothingInCommon(said);
            case NO_HTTP2 ->
                failed(
                        "the client does not offer h2 by ALPN, and wants no connection without ALPN" + said,
                        "APNs speaks HTTP/2 only: switch it on in the client");
        }
    }

    /** Notes a client certificate that TLS itself cannot take. */
    void badCertificate(String why) {
        failed(
                "the client showed a certificate that cannot be used for TLS: " + why,
                "let it show a provider certificate (apns.team().createCertificate(…)), or none and send provider tokens");
    }

    /** What is wrong with versions, cipher suites and client certificates, this side finds itself. */
    private void found(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        boolean nothingInCommon = text.contains("protocol") || (text.contains("cipher") && !text.contains("fragment"));
        if (text.contains("certificate") || text.contains("handshake message")) {
            badCertificate(said);
        } else if (nothingInCommon) {
            nothingInCommon(": " + said);
        } else {
            failed(
                    "the TLS handshake failed: " + said,
                    "look at what the client says of it; if it does not trust this fake, " + LET_IT_TRUST);
        }
    }

    private void nothingInCommon(String said) {
        failed(
                "the client and this fake found no common TLS" + said,
                "let the client speak TLS 1.2 or 1.3, as APNs does, with a cipher suite that HTTP/2 allows");
    }

    private void failed(String because, String advice) {
        accepted.note(Kind.HANDSHAKE_FAILED, because, advice);
    }
}
