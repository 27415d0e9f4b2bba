/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.internal.pipeline.Jwt;
import dev.mockapns.server.internal.quoting.RandomToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Hides the signature of a token anywhere in a request, over a real connection, and searches all that the fake keeps, tells,
 * logs and sends.
 */
@ResourceLock(Resources.SYSTEM_ERR)
class HiddenSignatureTest {

    private static final long SEED = 20_260_102;
    private static final int REQUESTS = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "com.example.orders";
    private static final String ALERT = "{\"aps\":{\"alert\":\"Hello\"}}";

    /** Every place of a request that a client fills. */
    private enum Destination {
        METHOD,
        SCHEME,
        AUTHORITY,
        HOST,
        PATH,
        DEVICE_TOKEN,
        BROADCAST_APP,
        CHANNELS_APP,
        AUTHORIZATION,
        BARE_AUTHORIZATION,
        TWO_AUTHORIZATIONS,
        PROXY_AUTHORIZATION,
        COOKIE,
        TOPIC,
        APNS_ID,
        REQUEST_ID,
        EXPIRATION,
        PRIORITY,
        COLLAPSE_ID,
        PUSH_TYPE,
        CHANNEL_ID,
        UNKNOWN_HEADER,
        HEADER_TWICE,
        HEADER_NAME,
        BLANK_AT_THE_END,
        TE,
        HEADER_OF_HTTP_1,
        PSEUDO_HEADER_NAME,
        TRAILER,
        TRAILER_NAME,
        PSEUDO_TRAILER,
        BODY,
        ALERT_BODY,
        ALERT_KEY,
        CUSTOM_KEY,
        CHANNEL_ATTRIBUTE,
        CHANNEL_PUSH_TYPE
    }

    private final Random random = new Random(SEED);
    private final PrintStream originalErr = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final List<Exchange> heard = new CopyOnWriteArrayList<>();
    private final MockApnsServer apns = MockApnsServer.builder()
            .topics(TOPIC)
            .sharedPort(0)
            .options(o -> o.broadcast(b -> b.capability(true)))
            .start();
    private final String bearer = "bearer " + Jwt.of(apns.key(), Instant.now()).sign();
    private int streamId = 1;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(new Tee(originalErr, logged), true, UTF_8));
        apns.journal().onRejection(heard::add);
        apns.journal().onWarning(heard::add);
    }

    @AfterEach
    void close() {
        System.setErr(originalErr);
        apns.close();
    }

    @Test
    void a_signature_anywhere_in_a_request_appears_nowhere() throws Exception {
        List<RandomToken> sent = new ArrayList<>();
        StringBuilder answers = new StringBuilder();
        int[] ports = {
            apns.port(Environment.PRODUCTION),
            apns.managementPort(Environment.SANDBOX),
            apns.sharedPort().orElseThrow()
        };
        for (int port : ports) {
            streamId = 1;
            try (FrameClient client = FrameClient.connect(port, apns.sslContext())) {
                for (int i = 0; i < REQUESTS / ports.length; i++) {
                    RandomToken token = RandomToken.next(random);
                    sent.add(token);
                    client.send(request(Destination.values()[i % Destination.values().length], token.text()));
                    client.awaitEnd(streamId).forEach(frame -> answers.append(text(frame)));
                    streamId += 2;
                }
                client.send(Frame.data(0, new byte[1], false));
                answers.append(new String(client.readToEnd(), ISO_8859_1));
            }
        }

        assertShowsNone(sent, answers.toString());
    }

    @Test
    void a_signature_in_the_exception_of_a_stub_appears_nowhere() throws Exception {
        apns.stub(request -> {
            throw new IllegalStateException("the stub has no answer for " + request);
        });
        List<RandomToken> sent = new ArrayList<>();
        try (FrameClient client = FrameClient.connect(apns.port(Environment.PRODUCTION), apns.sslContext())) {
            for (int i = 0; i < Destination.values().length; i++) {
                RandomToken token = RandomToken.next(random);
                sent.add(token);
                client.send(request(Destination.values()[i], token.text()));
                client.awaitEnd(streamId);
                streamId += 2;
            }
        }

        assertShowsNone(sent, "");
    }

    @Test
    void a_signature_in_a_request_of_http_1_appears_nowhere() throws Exception {
        RandomToken token =
                new RandomToken(bearer.substring("bearer ".length()), bearer.substring(bearer.lastIndexOf('.') + 1));
        String answer;
        try (FrameClient client = FrameClient.tls(apns.port(Environment.PRODUCTION), apns.sslContext())) {
            client.sendBytes(
                    ("GET /" + token.text() + " HTTP/1.1\r\nhost: localhost\r\nauthorization: " + bearer + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            answer = new String(client.readToEnd(), ISO_8859_1);
        }

        assertThat(answer).contains("HTTP/1");
        assertShowsNone(List.of(token), answer);
    }

    /** The bearer token that every other request has counts as hidden, too. */
    private void assertShowsNone(List<RandomToken> hidden, String answers) throws Exception {
        apns.settle(PATIENCE);
        apns.journal().awaitConnection(connection -> connection.closedAt().isPresent(), PATIENCE);
        List<RandomToken> all = new ArrayList<>(hidden);
        all.add(new RandomToken(bearer, bearer.substring(bearer.lastIndexOf('.') + 1)));

        Map<String, String> outputs = outputs();
        outputs.put("answers", answers);

        outputs.forEach((name, output) ->
                assertThat(RandomToken.shownBy(output, all)).as(name).isEmpty());
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        List<Exchange> exchanges = new ArrayList<>(apns.journal().exchanges());
        exchanges.addAll(heard);
        outputs.put("report", apns.journal().report());
        outputs.put("log", logged.toString(UTF_8));
        outputs.put("exchanges", join(exchanges));
        outputs.put("requests", join(exchanges.stream().map(Exchange::request).toList()));
        outputs.put(
                "requests bit by bit",
                join(exchanges.stream()
                        .map(Exchange::request)
                        .flatMap(request -> List.of(
                                request.method(),
                                request.path(),
                                request.headers(),
                                request.headers().stream()
                                        .map(header -> header.name() + "=" + header.value())
                                        .toList(),
                                request.body().text(),
                                request.body().json(),
                                new String(request.body().bytes(), ISO_8859_1))
                                .stream())
                        .toList()));
        outputs.put("verdicts", join(exchanges.stream().map(Exchange::verdict).toList()));
        outputs.put(
                "findings",
                join(exchanges.stream()
                        .flatMap(exchange -> exchange.findings().stream())
                        .map(finding -> finding + finding.sentence() + finding.advice())
                        .toList()));
        outputs.put(
                "kept answers",
                join(exchanges.stream()
                        .map(exchange -> exchange.answerHeaders() + exchange.answerBody())
                        .toList()));
        List<ConnectionRecord> connections = apns.journal().connections();
        outputs.put("connections", join(connections));
        outputs.put(
                "events",
                join(connections.stream().flatMap(one -> one.events().stream()).toList()));
        return outputs;
    }

    private static String join(List<?> all) {
        return all.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static String text(Frame frame) {
        return new String(frame.payload(), ISO_8859_1);
    }

    private Frame[] request(Destination place, String hidden) {
        return switch (place) {
            case METHOD -> push(":method", hidden);
            case SCHEME -> push(":scheme", hidden);
            case AUTHORITY -> push(":authority", hidden + ":443");
            case HOST -> withoutAuthority(hidden);
            case PATH -> push(":path", hidden);
            case DEVICE_TOKEN -> push(":path", ApnsPaths.DEVICE + hidden);
            case BROADCAST_APP -> push(":path", ApnsPaths.BROADCAST + hidden);
            case CHANNELS_APP -> push(":path", ApnsPaths.CHANNEL_MANAGEMENT + hidden + ApnsPaths.CHANNELS);
            case AUTHORIZATION -> push(ApnsHeaders.AUTHORIZATION, "bearer " + hidden);
            case BARE_AUTHORIZATION -> push(ApnsHeaders.AUTHORIZATION, hidden);
            case TWO_AUTHORIZATIONS -> with(ApnsHeaders.AUTHORIZATION, "bearer " + hidden);
            case PROXY_AUTHORIZATION -> with("proxy-authorization", hidden);
            case COOKIE -> with("cookie", hidden);
            case TOPIC -> push(ApnsHeaders.TOPIC, hidden);
            case APNS_ID -> with(ApnsHeaders.ID, hidden);
            case REQUEST_ID -> with(ApnsHeaders.REQUEST_ID, hidden);
            case EXPIRATION -> with(ApnsHeaders.EXPIRATION, hidden);
            case PRIORITY -> with(ApnsHeaders.PRIORITY, hidden);
            case COLLAPSE_ID -> with(ApnsHeaders.COLLAPSE_ID, hidden);
            case PUSH_TYPE -> push(ApnsHeaders.PUSH_TYPE, hidden);
            case CHANNEL_ID -> with(ApnsHeaders.CHANNEL_ID, hidden);
            case UNKNOWN_HEADER -> with("x-copy", hidden);
            case HEADER_TWICE -> with("x-copy", "a", "x-copy", hidden);
            case HEADER_NAME -> with(hidden, "x");
            case BLANK_AT_THE_END -> with("x-copy", hidden + " ");
            case TE -> with("te", hidden);
            case HEADER_OF_HTTP_1 -> with("connection", hidden);
            case PSEUDO_HEADER_NAME -> with(":" + hidden, hidden);
            case TRAILER -> withTrailer("x-copy", hidden);
            case TRAILER_NAME -> withTrailer(hidden, hidden);
            case PSEUDO_TRAILER -> withTrailer(":path", hidden);
            case BODY -> withBody(hidden);
            case ALERT_BODY -> withBody("{\"aps\":{\"alert\":\"" + hidden.replace("\"", "") + "\"}}");
            case ALERT_KEY -> withBody("{\"aps\":{\"" + hidden.replace("\"", "") + "\":1}}");
            case CUSTOM_KEY -> withBody("{\"aps\":{\"sound\":{\"" + hidden.replace("\"", "") + "\":[]}}}");
            case CHANNEL_ATTRIBUTE -> creation("{\"" + hidden.replace("\"", "") + "\":1}");
            case CHANNEL_PUSH_TYPE ->
                creation("{\"message-storage-policy\":1,\"push-type\":\"" + hidden.replace("\"", "") + "\"}");
        };
    }

    /** A good push, one field of which has another value. */
    private Frame[] push(String name, String value) {
        List<String> fields = goodPush();
        fields.set(fields.indexOf(name) + 1, value);
        return frames(fields, ALERT);
    }

    private Frame[] with(String... more) {
        List<String> fields = goodPush();
        fields.addAll(List.of(more));
        return frames(fields, ALERT);
    }

    private Frame[] withoutAuthority(String host) {
        List<String> fields = goodPush();
        int at = fields.indexOf(":authority");
        fields.subList(at, at + 2).clear();
        fields.addAll(List.of("host", host));
        return frames(fields, ALERT);
    }

    private Frame[] withBody(String body) {
        return frames(goodPush(), body);
    }

    private Frame[] creation(String body) {
        List<String> fields = goodPush();
        fields.set(fields.indexOf(":path") + 1, ApnsPaths.CHANNEL_MANAGEMENT + TOPIC + ApnsPaths.CHANNELS);
        return frames(fields, body);
    }

    private Frame[] withTrailer(String name, String value) {
        return new Frame[] {
            Frame.headers(streamId, false, goodPush().toArray(String[]::new)),
            Frame.data(streamId, ALERT.getBytes(UTF_8), false),
            Frame.headers(streamId, true, name, value)
        };
    }

    private Frame[] frames(List<String> fields, String body) {
        return new Frame[] {
            Frame.headers(streamId, false, fields.toArray(String[]::new)),
            Frame.data(streamId, body.getBytes(UTF_8), true)
        };
    }

    private List<String> goodPush() {
        return new ArrayList<>(List.of(
                ":method",
                "POST",
                ":scheme",
                "https",
                ":authority",
                "api.push.apple.com",
                ":path",
                ApnsPaths.DEVICE + "ab".repeat(32),
                ApnsHeaders.AUTHORIZATION,
                bearer,
                ApnsHeaders.TOPIC,
                TOPIC,
                ApnsHeaders.PUSH_TYPE,
                "alert"));
    }

    /** Writes to both. */
    private static final class Tee extends OutputStream {

        private final OutputStream first;
        private final OutputStream second;

        Tee(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int next) throws IOException {
            first.write(next);
            second.write(next);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }
    }
}
