/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static dev.mockapns.server.connection.ListenerKind.MANAGEMENT;
import static dev.mockapns.server.connection.ListenerKind.PUSH;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.CertificateCause.CertificateExpired;
import dev.mockapns.server.cause.CertificateCause.Presented;
import dev.mockapns.server.cause.FakeCause.UnexpectedError;
import dev.mockapns.server.cause.HandshakeCause.ClientCertificateRefused;
import dev.mockapns.server.cause.HandshakeCause.ClosedAfterHandshake;
import dev.mockapns.server.cause.HandshakeCause.DestinationByServerName;
import dev.mockapns.server.cause.HandshakeCause.HandshakeAborted;
import dev.mockapns.server.cause.HandshakeCause.HandshakeFailed;
import dev.mockapns.server.cause.HandshakeCause.HandshakeTimedOut;
import dev.mockapns.server.cause.HandshakeCause.Http2NotOffered;
import dev.mockapns.server.cause.HandshakeCause.NotTls;
import dev.mockapns.server.cause.HandshakeCause.PlainTextEstablished;
import dev.mockapns.server.cause.HandshakeCause.PresentedCertificate;
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
import dev.mockapns.server.cause.Http2Cause.AnswerNotTaken;
import dev.mockapns.server.cause.Http2Cause.ConnectionError;
import dev.mockapns.server.cause.Http2Cause.ConnectionHoldsTooMuch;
import dev.mockapns.server.cause.Http2Cause.ConnectionsHoldTooMuch;
import dev.mockapns.server.cause.Http2Cause.DestinationByDefault;
import dev.mockapns.server.cause.Http2Cause.DestinationByHost;
import dev.mockapns.server.cause.Http2Cause.FrameIncomplete;
import dev.mockapns.server.cause.Http2Cause.GoAwayRequested;
import dev.mockapns.server.cause.Http2Cause.GoAwaySent;
import dev.mockapns.server.cause.Http2Cause.HeadersTooLarge;
import dev.mockapns.server.cause.Http2Cause.HostOfOtherEnvironment;
import dev.mockapns.server.cause.Http2Cause.NotHttp2;
import dev.mockapns.server.cause.Http2Cause.NotReading;
import dev.mockapns.server.cause.Http2Cause.PrefaceMissing;
import dev.mockapns.server.cause.Http2Cause.RequestCutShort;
import dev.mockapns.server.cause.Http2Cause.RequestIncomplete;
import dev.mockapns.server.cause.Http2Cause.StreamAfterGoAway;
import dev.mockapns.server.cause.Http2Cause.StreamError;
import dev.mockapns.server.cause.Http2Cause.StreamFailed;
import dev.mockapns.server.cause.Http2Cause.StreamLimitChanged;
import dev.mockapns.server.cause.Http2Cause.StreamOverLimit;
import dev.mockapns.server.cause.Http2Cause.TooManyErrors;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.options.StreamsOverLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examples of the causes of connections, by name. */
public final class ConnectionCauses {

    private ConnectionCauses() {}

    /** Returns them, in the order of the golden file. */
    public static Map<String, Cause> examples() {
        Map<String, Cause> all = new LinkedHashMap<>();
        established(all);
        handshake(all);
        destination(all);
        http2(all);
        Http2RuleCauses.addTo(all);
        slowClients(all);
        ending(all);
        return all;
    }

    private static void established(Map<String, Cause> all) {
        all.put("too many connections", new TooManyConnections(10_000, Duration.ofSeconds(10)));
        all.put("plain text", new PlainTextEstablished());
        all.put("TLS", new TlsEstablished("TLSv1.3", Optional.of("h2"), Optional.empty(), Optional.empty()));
        all.put(
                "TLS with a client certificate, without ALPN",
                new TlsEstablished(
                        "TLSv1.2",
                        Optional.empty(),
                        Optional.of("api.push.apple.com"),
                        Optional.of(new PresentedCertificate(
                                "A3F10C52E7B94D68", "Apple Push Services: com.example.orders"))));
        all.put(
                "client certificate refused",
                new ClientCertificateRefused(
                        new CertificateExpired(
                                new Presented(
                                        "A3F10C52E7B94D68",
                                        "Apple Push Services: com.example.orders",
                                        List.of(Topic.of("com.example.orders"))),
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-02T03:04:05Z"),
                                Duration.ZERO),
                        KnownReason.BAD_CERTIFICATE));
    }

    private static void handshake(Map<String, Cause> all) {
        all.put("not TLS", new NotTls());
        all.put("TLS at a plain-text listener", new TlsAtPlainTextListener());
        all.put("no handshake", new HandshakeTimedOut(Duration.ofSeconds(10), false));
        all.put("handshake not completed", new HandshakeTimedOut(Duration.ofSeconds(10), true));
        all.put("closed in the handshake", new HandshakeAborted());
        all.put("server certificate refused", new ServerCertificateRefused("unknown_ca"));
        all.put("server certificate refused, not for its CA", new ServerCertificateRefused("certificate_unknown"));
        all.put("no common TLS, found by the client", new TlsRefusedByClient("protocol_version"));
        all.put(
                "no common TLS, found by the fake",
                new TlsRefusedByServer("Client requested protocol TLSv1.1 is not enabled or supported"));
        all.put("no h2 offered", new Http2NotOffered("no_application_protocol"));
        all.put("unusable client certificate", new UnusableClientCertificate("Empty issuer DN not allowed"));
        all.put("handshake failed", new HandshakeFailed("Tag mismatch"));
        all.put("TLS failed", new TlsFailed("bad record MAC"));
        all.put("second handshake", new SecondHandshake());
        all.put("closed after the handshake", new ClosedAfterHandshake());
        all.put("host not in the certificate", new ServerNameNotInCertificate("push.test"));
    }

    private static void destination(Map<String, Cause> all) {
        String sandbox = "api.sandbox.push.apple.com";
        all.put("destination by server name", new DestinationByServerName(SANDBOX, PUSH, sandbox));
        all.put("destination by host", new DestinationByHost(SANDBOX, PUSH, sandbox));
        all.put("destination by default", new DestinationByDefault(PRODUCTION, PUSH, "localhost:443"));
        all.put("destination without a host", new DestinationByDefault(PRODUCTION, PUSH, ""));
        all.put("host of the other environment", new HostOfOtherEnvironment(sandbox, SANDBOX, PRODUCTION, PUSH));
        all.put(
                "host of the other environment, channel management",
                new HostOfOtherEnvironment("api-manage-broadcast.push.apple.com", PRODUCTION, SANDBOX, MANAGEMENT));
    }

    private static void http2(Map<String, Cause> all) {
        all.put("not HTTP/2", new NotHttp2());
        all.put("no preface", new PrefaceMissing(Duration.ofSeconds(10)));
        all.put("stream over the first limit", new StreamOverLimit(3, 1, 1, StreamsOverLimit.REFUSE));
        all.put("stream over the limit", new StreamOverLimit(2001, 1000, 1000, StreamsOverLimit.CALM_DOWN));
        all.put("stream over the limit, GOAWAY", new StreamOverLimit(2001, 1000, 1000, StreamsOverLimit.GO_AWAY));
        all.put("stream after GOAWAY", new StreamAfterGoAway(5));
        all.put("stream limit changed", new StreamLimitChanged(1000));
        all.put("headers too large", new HeadersTooLarge(1, 8001, 8000));
        all.put(
                "stream error that Netty finds",
                new StreamError(1, "PROTOCOL_ERROR", "Multiple content-length headers received"));
        all.put(
                "connection error that Netty finds",
                new ConnectionError("FRAME_SIZE_ERROR", "Invalid frame length 5."));
        all.put("internal error on a stream", new StreamFailed(1, new UnexpectedError("java.lang.Error: no idea")));
    }

    private static void slowClients(Map<String, Cause> all) {
        Duration tenMinutes = Duration.ofMinutes(10);
        all.put("frame not completed", new FrameIncomplete(tenMinutes));
        all.put("request not completed", new RequestIncomplete(1, tenMinutes));
        all.put("answer not taken", new AnswerNotTaken(1, tenMinutes));
        all.put("answers not read", new NotReading(1 << 20));
        all.put("one connection holds too much", new ConnectionHoldsTooMuch(16_777_217, 16_777_216));
        all.put("all connections hold too much", new ConnectionsHoldTooMuch(67_108_865, 67_108_864, 9_000_000));
    }

    private static void ending(Map<String, Cause> all) {
        all.put("too many errors", new TooManyErrors(10, 4));
        all.put("GOAWAY requested", new GoAwayRequested());
        all.put("GOAWAY while nothing is open", new GoAwaySent(GoAway.silent(), 0, 0));
        all.put("GOAWAY, graceful", new GoAwaySent(GoAway.shutdown(), 1, 1));
        all.put(
                "GOAWAY, abrupt",
                new GoAwaySent(
                        GoAway.text("Maximum active streams violated")
                                .errorCode(7)
                                .abrupt(),
                        0,
                        2));
        all.put("request cut short", new RequestCutShort(GoAway.shutdown()));
    }
}
