/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.cause.FakeCause;
import dev.mockapns.server.cause.HeaderFinding;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The journal that the golden sample and the documentation show. */
final class SampleJournal {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    private static final String ADDRESS = "127.0.0.1:51234";

    private SampleJournal() {}

    static JournalSnapshot snapshot() {
        return new JournalSnapshot(0, List.of(accepted(), rejected()), List.of(connection()));
    }

    private static Exchange accepted() {
        Connection connection = new Connection(1, ADDRESS, "TLSv1.3", Optional.empty(), START);
        Body body = Body.of("{\"aps\":{\"alert\":\"Order 42 is ready\"}}".getBytes(UTF_8));
        return new Exchange(
                1,
                request(List.of(new Header("apns-topic", "com.example.orders")), body, connection, 1),
                new Verdict.Accepted(new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted())),
                List.of(new Header("apns-id", "EEB0AB1D-3B7A-4B0B-8B0A-7B4E1F5C9A01")),
                "",
                START.plusMillis(1002),
                List.of(new Finding(
                        Finding.Level.WARN,
                        "missing-push-type",
                        new HeaderFinding.PushTypeMissing(PushType.ALERT),
                        "Apple, Sending notification requests to APNs")),
                List.of(),
                0);
    }

    private static Exchange rejected() {
        ClientCertificate certificate = new ClientCertificate(
                "1F",
                "Apple Push Services: com.example.orders",
                "MockApns CA",
                true,
                Set.of(Environment.SANDBOX, Environment.PRODUCTION),
                List.of(Topic.of("com.example.orders")),
                START.minus(Duration.ofDays(1)),
                START.plus(Duration.ofDays(1)));
        Connection connection = new Connection(2, ADDRESS, "TLSv1.3", Optional.of(certificate), START);
        return new Exchange(
                2,
                request(List.of(), Body.of(new byte[] {(byte) 0xff, 0}, 70_000, false), connection, 2),
                new Verdict.Rejected(410, KnownReason.UNREGISTERED, new AuthorCause.StubRejected(), Optional.of(START)),
                List.of(new Header("apns-id", "EEB0AB1D-3B7A-4B0B-8B0A-7B4E1F5C9A02")),
                "{\"reason\":\"Unregistered\",\"timestamp\":1769853600000}",
                START.plusMillis(2002),
                List.of(),
                List.of(),
                0);
    }

    private static ApnsRequest request(List<Header> headers, Body body, Connection connection, int seconds) {
        return new ApnsRequest(
                "POST",
                "/3/device/8f3ce1",
                headers,
                body,
                Environment.PRODUCTION,
                ListenerKind.PUSH,
                connection,
                START.plusSeconds(seconds),
                false);
    }

    private static ConnectionRecord connection() {
        return new ConnectionRecord(
                1,
                ADDRESS,
                Optional.of(Environment.PRODUCTION),
                Optional.of(ListenerKind.PUSH),
                8443,
                START,
                Optional.empty(),
                List.of(new ConnectionEvent(
                        ConnectionEvent.Kind.INTERNAL_ERROR,
                        START.plusSeconds(3),
                        new FakeCause.MissingClass("java.lang.NoClassDefFoundError: io/netty/Missing"))),
                0);
    }
}
