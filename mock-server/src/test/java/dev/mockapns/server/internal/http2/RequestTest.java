/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Body;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.options.Options;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static final int NO_ERROR = 0;
    private static final int PROTOCOL_ERROR = 1;
    private static final int CANCEL = 8;
    private static final byte STATUS_200 = (byte) 0x88;
    private static final byte STATUS_400 = (byte) 0x8c;

    @Test
    void a_request_reaches_the_core_with_all_that_was_sent() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(
                    Frame.push(1, false, "apns-topic", "com.example", "x", "1"),
                    Frame.data(1, "{\"aps\":{}}".getBytes(StandardCharsets.UTF_8), true));
            client.awaitEnd(1);

            ApnsRequest request = server.requests().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/3/device/" + "ab".repeat(32));
            assertThat(request.headers())
                    .containsExactly(new Header("apns-topic", "com.example"), new Header("x", "1"));
            assertThat(request.body()).isEqualTo(Body.of("{\"aps\":{}}".getBytes(StandardCharsets.UTF_8)));
            assertThat(request.environment()).isEqualTo(Environment.PRODUCTION);
            assertThat(request.receivedAt()).isEqualTo(StubServer.NOW);
            assertThat(request.connection().number()).isEqualTo(1);
            assertThat(request.connection().remoteAddress()).startsWith("127.0.0.1:");
            assertThat(request.connection().protocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void a_header_that_occurs_twice_reaches_the_core_twice() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true, "apns-topic", "a", "apns-priority", "5", "apns-topic", "b"));
            client.awaitEnd(1);

            assertThat(server.requests().get(0).headers())
                    .containsExactly(
                            new Header("apns-topic", "a"),
                            new Header("apns-priority", "5"),
                            new Header("apns-topic", "b"));
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "4, 5"})
    void a_content_length_that_occurs_twice_reaches_the_core_twice(String first, String second) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(
                    Frame.push(1, false, "content-length", first, "content-length", second),
                    Frame.data(1, new byte[4], true));
            client.awaitEnd(1);

            assertThat(server.requests().get(0).headers())
                    .filteredOn(header -> header.name().equals("content-length"))
                    .extracting(Header::value)
                    .containsExactly(first, second);
        }
    }

    @Test
    void a_header_value_in_utf_8_is_read_as_such() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true, "apns-collapse-id", "größe-№1"));
            client.awaitEnd(1);

            assertThat(server.requests().get(0).header("apns-collapse-id")).contains("größe-№1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "apns-expiration, '5\r'",
        "Apns-Topic, com.example",
        "connection, keep-alive",
        ":unknown, pseudo",
        "x, 'two\nlines'"
    })
    void a_malformed_request_with_a_body_ends_its_stream_and_no_other(String name, String value) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(
                    Frame.push(1, false, name, value),
                    Frame.data(1, "{}".getBytes(StandardCharsets.UTF_8), true),
                    Frame.push(3, true));

            assertThat(client.awaitEnd(3).get(0).payload()).startsWith(STATUS_200);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void the_answer_to_a_head_has_no_body() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> StubServer.rejected(state));
                FrameClient client = server.client()) {
            client.send(Frame.headers(1, true, ":method", "HEAD", ":scheme", "https", ":path", "/3/device/"));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void an_accepted_push_is_answered_by_headers_alone() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true));
            List<Frame> answer = client.awaitEnd(1);

            assertThat(answer).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(answer.get(0).payload()).startsWith(STATUS_200);
        }
    }

    @Test
    void a_rejected_push_is_answered_by_headers_and_a_body() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> StubServer.rejected(state));
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true));
            List<Frame> answer = client.awaitEnd(1);

            assertThat(answer).extracting(Frame::type).containsExactly(Frame.HEADERS, Frame.DATA);
            assertThat(answer.get(0).payload()).startsWith(STATUS_400);
            assertThat(answer.get(1).text()).isEqualTo("{\"reason\":\"BadTopic\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POTATO"})
    void the_core_gets_requests_of_any_method(String method) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.headers(1, true, ":method", method, ":scheme", "https", ":path", "/3/device/"));
            client.awaitEnd(1);

            assertThat(server.requests()).extracting(ApnsRequest::method).containsExactly(method);
        }
    }

    @Test
    void connect_has_no_path_and_reaches_the_core_all_the_same() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.headers(1, true, ":method", "CONNECT", ":authority", "localhost:443"));
            client.awaitEnd(1);

            assertThat(server.requests()).extracting(ApnsRequest::path).containsExactly("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":method", ":scheme", ":path"})
    void a_missing_pseudo_header_resets_the_stream_and_no_other(String missing) throws Exception {
        List<String> all = List.of(":method", "POST", ":scheme", "https", ":path", "/3/device/ab");
        int at = all.indexOf(missing);
        String[] rest = Arrays.stream(all.toArray(String[]::new))
                .filter(text -> !text.equals(missing) && !text.equals(all.get(at + 1)))
                .toArray(String[]::new);
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.headers(1, true, rest));
            List<Frame> answer = client.awaitEnd(1);
            client.send(Frame.push(3, true));
            client.awaitEnd(3);

            assertThat(answer).extracting(Frame::type).containsExactly(Frame.RST_STREAM);
            assertThat(answer.get(0).firstInt()).isEqualTo(PROTOCOL_ERROR);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_body_over_the_kept_size_is_counted_to_the_byte() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(
                    Frame.push(1, false), Frame.data(1, new byte[4000], false), Frame.data(1, new byte[2144], true));
            client.awaitEnd(1);

            Body body = server.requests().get(0).body();
            assertThat(body.length()).isEqualTo(6144);
            assertThat(body.bytes()).hasSize(Body.MAX_KEPT_BYTES);
            assertThat(body.isComplete()).isTrue();
        }
    }

    @Test
    void a_huge_body_is_judged_once_and_the_rest_is_refused() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> StubServer.rejected(state));
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false));
            sendInWindow(client, 1, 60_000);
            client.send(Frame.data(1, new byte[70 * 1024 - 60_000], false));
            List<Frame> answer = client.awaitEnd(1);
            List<Frame> end = client.await(frame -> frame.type() == Frame.RST_STREAM);
            client.send(Frame.data(1, new byte[100], true), Frame.push(3, true));
            client.awaitEnd(3);

            assertThat(answer).extracting(Frame::type).containsExactly(Frame.HEADERS, Frame.DATA);
            assertThat(end.get(end.size() - 1).firstInt()).isEqualTo(NO_ERROR);
            assertThat(server.requests()).hasSize(2);
            Body body = server.requests().get(0).body();
            assertThat(body.isComplete()).isFalse();
            assertThat(body.length()).isGreaterThan(64 * 1024).isLessThanOrEqualTo(70 * 1024);
            assertThat(body.bytes()).hasSize(Body.MAX_KEPT_BYTES);
        }
    }

    @Test
    void data_behind_a_huge_body_that_was_judged_is_not_judged_again() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> StubServer.rejected(state));
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false));
            sendInWindow(client, 1, 60_000);
            client.send(
                    Frame.data(1, new byte[6000], false),
                    Frame.data(1, new byte[1000], false),
                    Frame.data(1, new byte[1000], true));
            client.awaitEnd(1);
            client.send(Frame.push(3, true));
            client.awaitEnd(3);

            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0).body().length()).isEqualTo(66_000);
        }
    }

    @Test
    void trailers_end_the_request_and_change_nothing_in_it() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(
                    Frame.push(1, false, "apns-topic", "a"),
                    Frame.data(1, new byte[5], false),
                    Frame.headers(1, true, "apns-topic", "b"));
            client.awaitEnd(1);

            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).headers()).containsExactly(new Header("apns-topic", "a"));
            assertThat(server.requests().get(0).body().length()).isEqualTo(5);
        }
    }

    @Test
    void a_request_that_its_client_resets_is_not_judged() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(
                    Frame.push(1, false),
                    Frame.data(1, new byte[5], false),
                    Frame.reset(1, CANCEL),
                    Frame.push(3, true, "x", "second"));
            client.awaitEnd(3);

            assertThat(server.requests())
                    .extracting(request -> request.header("x"))
                    .hasSize(1);
            assertThat(server.requests().get(0).header("x")).contains("second");
        }
    }

    @Test
    void a_failing_core_ends_one_stream_only_and_is_recorded() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> {
                    if (request.header("x").isPresent()) {
                        throw new IllegalStateException("on purpose, by " + RequestTest.class.getSimpleName());
                    }
                    return StubServer.accepted(state);
                });
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true, "x", "1"));
            List<Frame> end = client.await(frame -> frame.type() == Frame.RST_STREAM);
            client.send(Frame.push(3, true));

            assertThat(end).extracting(Frame::type).doesNotContain(Frame.HEADERS);
            assertThat(ErrorCode.of(end.get(end.size() - 1).firstInt())).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(client.awaitEnd(3).get(0).payload()).startsWith(STATUS_200);
            assertThat(server.connections().report(1)).contains("stream 1 was ended with INTERNAL_ERROR", "on purpose");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_body_in_frames_of_any_size_arrives_whole(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] body = new byte[random.nextInt(Body.MAX_KEPT_BYTES + 1)];
        random.nextBytes(body);
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false));
            int sent = 0;
            while (sent < body.length) {
                int end = Math.min(body.length, sent + 1 + random.nextInt(900));
                client.send(Frame.paddedData(1, Arrays.copyOfRange(body, sent, end), random.nextInt(200), false));
                sent = end;
            }
            client.send(Frame.data(1, new byte[0], true));
            client.awaitEnd(1);

            assertThat(server.requests()).extracting(ApnsRequest::body).containsExactly(Body.of(body));
        }
    }

    @Test
    void the_window_is_given_back_whatever_becomes_of_the_body() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            int streamId = 1;
            for (int i = 0; i < 10; i++, streamId += 2) {
                client.send(Frame.push(streamId, false));
                sendInWindow(client, streamId, 30_000);
                client.send(Frame.data(streamId, new byte[0], true));
                client.awaitEnd(streamId);
            }

            assertThat(server.requests()).hasSize(10);
        }
    }

    /** Sends in pieces of 10,000 bytes, with a PING after each: by its answer the window is open again. */
    private static void sendInWindow(FrameClient client, int streamId, int bytes) throws Exception {
        for (int rest = bytes; rest > 0; rest -= 10_000) {
            client.send(Frame.data(streamId, new byte[Math.min(rest, 10_000)], false));
            if (rest > 10_000) {
                client.send(Frame.ping(rest));
                client.await(frame -> frame.type() == Frame.PING);
            }
        }
    }
}
