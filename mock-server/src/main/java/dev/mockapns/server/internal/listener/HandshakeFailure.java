/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.connection.Note;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Finds out from exceptions and alerts why TLS failed. */
final class HandshakeFailure {

    private final AcceptedConnection accepted;

    HandshakeFailure(AcceptedConnection accepted) {
        this.accepted = accepted;
    }

    /** Returns what ended the handshake; empty if the client only probed whether the port is open. */
    Optional<Note> of(Throwable failure, HandshakeMonitor watch) {
        if (failure instanceof NotSslRecordException) {
            return Optional.of(new Note(Kind.NOT_TLS, new HandshakeCause.NotTls()));
        }
        if (failure instanceof SslHandshakeTimeoutException) {
            return Optional.of(failed(
                    new HandshakeCause.HandshakeTimedOut(accepted.context().handshakeTimeout(), watch.heard())));
        }
        if (failure instanceof SSLException) {
            String message = String.valueOf(failure.getMessage());
            return Optional.of(failed(watch.alert()
                    .or(() -> TlsAlert.in(message))
                    .map(HandshakeFailure::byClient)
                    .orElseGet(() -> byServer(message))));
        }
        if (failure instanceof LinkageError missing) {
            return Optional.of(AcceptedConnection.misses(missing));
        }
        if (!(failure instanceof IOException)) {
            // What the JDK throws while it parses a certificate, such as a StackOverflowError.
            return Optional.of(badCertificate(failure.toString()));
        }
        return watch.heard() ? Optional.of(failed(new HandshakeCause.HandshakeAborted())) : Optional.empty();
    }

    /** Returns what broke TLS after the handshake, such as the alert of a client that checks our certificate only then. */
    static Note late(SSLException failure) {
        String message = String.valueOf(failure.getMessage());
        return TlsAlert.in(message)
                .map(alert -> failed(byClient(alert)))
                .orElseGet(() -> new Note(Kind.CONNECTION_ERROR, new HandshakeCause.TlsFailed(message)));
    }

    private static HandshakeCause byClient(TlsAlert alert) {
        return switch (alert.meaning()) {
            case DISTRUST -> new HandshakeCause.ServerCertificateRefused(alert.toString());
            case NOTHING_IN_COMMON -> new HandshakeCause.TlsRefusedByClient(alert.toString());
            case NO_HTTP2 -> new HandshakeCause.Http2NotOffered(alert.toString());
        };
    }

    /** Returns that TLS itself cannot use the client certificate. */
    static Note badCertificate(String failure) {
        return failed(new HandshakeCause.UnusableClientCertificate(failure));
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

    private static Note failed(HandshakeCause cause) {
        return new Note(Kind.HANDSHAKE_FAILED, cause);
    }
}
