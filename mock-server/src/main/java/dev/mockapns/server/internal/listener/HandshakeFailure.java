/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Finds out from exceptions and alerts why a TLS handshake failed, and notes it. */
final class HandshakeFailure {

    private final AcceptedConnection accepted;

    HandshakeFailure(AcceptedConnection accepted) {
        this.accepted = accepted;
    }

    /** Notes what ended the handshake, unless the client only probed whether the port is open. */
    void note(Throwable failure, HandshakeMonitor watch) {
        if (failure instanceof NotSslRecordException) {
            accepted.note(Kind.NOT_TLS, new HandshakeCause.NotTls());
        } else if (failure instanceof SslHandshakeTimeoutException) {
            failed(new HandshakeCause.HandshakeTimedOut(accepted.context().patience(), watch.heard()));
        } else if (failure instanceof SSLException) {
            String message = String.valueOf(failure.getMessage());
            failed(watch.alert()
                    .or(() -> TlsAlert.in(message))
                    .map(HandshakeFailure::byClient)
                    .orElseGet(() -> byServer(message)));
        } else if (failure instanceof LinkageError missing) {
            accepted.misses(missing);
        } else if (!(failure instanceof IOException)) {
            // What the JDK throws while it parses a certificate, such as a StackOverflowError.
            badCertificate(failure.toString());
        } else if (watch.heard()) {
            failed(new HandshakeCause.HandshakeAborted());
        }
    }

    /** Notes what broke TLS after the handshake, such as the alert of a client that checks our certificate only then. */
    void noteLate(SSLException failure) {
        String message = String.valueOf(failure.getMessage());
        TlsAlert.in(message)
                .ifPresentOrElse(
                        alert -> failed(byClient(alert)),
                        () -> accepted.note(Kind.CONNECTION_ERROR, new HandshakeCause.TlsFailed(message)));
    }

    private static HandshakeCause byClient(TlsAlert alert) {
        return switch (alert.meaning()) {
            case DISTRUST -> new HandshakeCause.ServerCertificateRefused(alert.toString());
            case NOTHING_IN_COMMON -> new HandshakeCause.TlsRefusedByClient(alert.toString());
            case NO_HTTP2 -> new HandshakeCause.Http2NotOffered(alert.toString());
        };
    }

    /** Notes a client certificate that TLS itself cannot use. */
    void badCertificate(String failure) {
        failed(new HandshakeCause.UnusableClientCertificate(failure));
    }

    /** What is wrong with versions, cipher suites and client certificates, this side finds itself. */
    private static HandshakeCause byServer(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        boolean nothingInCommon = text.contains("protocol") || (text.contains("cipher") && !text.contains("fragment"));
        if (text.contains("certificate") || text.contains("handshake message")) {
            return new HandshakeCause.UnusableClientCertificate(message);
        }
        return nothingInCommon
                ? new HandshakeCause.TlsRefusedByServer(message)
                : new HandshakeCause.HandshakeFailed(message);
    }

    private void failed(HandshakeCause cause) {
        accepted.note(Kind.HANDSHAKE_FAILED, cause);
    }
}
