/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.AuthorCause;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.Delivery;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.TestConnection;
import dev.mockapns.server.exchange.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Pushes of one connection, which repeat their header fields, and their verdicts. */
final class Pushes {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final String SIGNATURE = "MEUCIQDKZ-Rkc_vGkYAyWdsCgOyvoJHtVVFqKTjJfXRhf1UnOgIgYz4pYw";
    static final String TOKEN = base64("{\"alg\":\"ES256\",\"kid\":\"ABC123DEFG\"}") + "."
            + base64("{\"iss\":\"DEF123GHIJ\",\"iat\":1767323045}") + "." + SIGNATURE;

    static final Verdict ACCEPTED =
            new Verdict.Accepted(new Delivery(Delivery.Outcome.NO_DEVICE, new AuthorCause.StubAccepted()));
    static final Verdict REJECTED =
            new Verdict.Rejected(400, KnownReason.BAD_DEVICE_TOKEN, new AuthorCause.StubRejected(), Optional.empty());

    static final List<Header> HEADERS = List.of(
            new Header("authorization", "bearer " + TOKEN),
            new Header("apns-topic", "com.example.orders"),
            new Header("apns-push-type", "alert"),
            new Header("apns-priority", "10"),
            new Header("apns-expiration", "0"),
            new Header("content-type", "application/json"),
            new Header("user-agent", "h2load nghttp2/1.59.0"));

    private static final String PATH = "/3/device/" + "ab".repeat(32);
    private static final List<Header> ANSWER = List.of(new Header("apns-id", "00000000-0000-0000-0000-000000000000"));

    private final Connection connection = TestConnection.openedAt(NOW);

    /** Returns the next request: with a list of its own, of the same header fields. */
    ApnsRequest next(byte[] body) {
        return request(List.copyOf(HEADERS.subList(0, HEADERS.size())), body);
    }

    ApnsRequest request(List<Header> headers, byte[] body) {
        return new ApnsRequest(
                "POST",
                PATH,
                headers,
                Body.of(body),
                Environment.PRODUCTION,
                ListenerKind.PUSH,
                connection,
                NOW,
                false);
    }

    long record(ExchangeJournal journal, byte[] body) {
        return record(journal, next(body), ACCEPTED);
    }

    long record(ExchangeJournal journal, ApnsRequest request, Verdict verdict) {
        return journal.record(request, verdict, ANSWER, "", NOW, journal.laterEvents());
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
