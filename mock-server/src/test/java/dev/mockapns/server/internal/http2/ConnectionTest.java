/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.options.Options;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int REFUSED_STREAM = 7;

    @Test
    void the_first_settings_are_the_four_that_apns_sends() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.tls("h2")) {
            Frame first = client.read();

            assertThat(first.type()).isEqualTo(Frame.SETTINGS);
            assertThat(first.payload()).hasSize(24);
            assertThat(settings(first)).isEqualTo(Map.of(1, 4096, 3, 1, 5, 16_384, 6, 8000));
        }
    }

    @Test
    void the_first_limit_can_be_relaxed() throws Exception {
        Options relaxed = Options.builder().streams(s -> s.initialLimit(77)).build();
        try (StubServer server = new StubServer(relaxed, (request, state) -> StubServer.accepted(state));
                FrameClient client = server.tls("h2")) {
            assertThat(settings(client.read())).containsEntry(MAX_CONCURRENT_STREAMS, 77);
        }
    }

    @Test
    void the_first_valid_provider_token_raises_the_limit_ahead_of_its_answer_and_only_once() throws Exception {
        try (StubServer server = new StubServer(
                        Options.defaults(),
                        (request, state) ->
                                StubServer.accepted(ConnectionState.initial().authenticate()));
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true));
            List<Frame> first = client.await(Frame::endsStream);
            client.send(Frame.push(3, true));
            List<Frame> second = client.await(Frame::endsStream);

            assertThat(first).extracting(Frame::type).containsExactly(Frame.SETTINGS, Frame.HEADERS);
            assertThat(settings(first.get(0))).isEqualTo(Map.of(MAX_CONCURRENT_STREAMS, 1000));
            assertThat(second).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void without_a_valid_provider_token_the_limit_stays() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true));

            assertThat(client.await(Frame::endsStream)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void a_stream_over_the_acknowledged_limit_is_refused_alone() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false), Frame.push(3, false), Frame.data(3, new byte[10], true));
            List<Frame> refused = client.awaitEnd(3);
            client.send(Frame.data(1, new byte[10], true));
            List<Frame> answered = client.awaitEnd(1);

            assertThat(refused).extracting(Frame::type).containsExactly(Frame.RST_STREAM);
            assertThat(refused.get(0).firstInt()).isEqualTo(REFUSED_STREAM);
            assertThat(answered).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_burst_of_refused_streams_does_not_end_the_connection() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false));
            for (int streamId = 3; streamId <= 2001; streamId += 2) {
                client.send(Frame.push(streamId, true));
            }
            client.awaitEnd(2001);
            client.send(Frame.data(1, new byte[10], true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void a_client_that_has_not_acknowledged_the_limit_may_exceed_it() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.tls("h2")) {
            client.sendPreface();
            client.send(Frame.push(1, false), Frame.push(3, false), Frame.push(5, true));

            assertThat(client.awaitEnd(5)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            client.send(Frame.data(3, new byte[10], true));
            assertThat(client.awaitEnd(3)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @Test
    void a_ping_is_answered() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.ping(42));
            Frame answer = client.read();

            assertThat(answer.type()).isEqualTo(Frame.PING);
            assertThat(answer.isAck()).isTrue();
            assertThat(answer.payload()).isEqualTo(Frame.ping(42).payload());
        }
    }

    @Test
    void a_client_without_alpn_is_served_by_prior_knowledge() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.tls()) {
            client.sendPreface();
            client.send(Frame.settingsAck(), Frame.push(1, true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_versions_of_tls_are_spoken(String version) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = FrameClient.tls(
                        server.listeners().port(Environment.SANDBOX), StubServer.IDENTITY.trusting(), parameters -> {
                            parameters.setProtocols(new String[] {version});
                            parameters.setApplicationProtocols(new String[] {"h2"});
                        })) {
            client.sendPreface();
            client.send(Frame.settingsAck(), Frame.push(1, true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
            assertThat(server.requests())
                    .extracting(request -> request.connection().protocol())
                    .containsExactly(version);
        }
    }

    @Test
    void alpn_chooses_h2() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.tls("http/1.1", "h2")) {
            assertThat(client.applicationProtocol()).isEqualTo("h2");
        }
    }

    @Test
    void a_client_of_http_1_gets_settings_and_is_closed() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.tls("http/1.1")) {
            client.sendBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = client.readToEnd();

            assertThat(answer).startsWith(0x00, 0x00, 0x18, 0x04, 0x00);
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/1.1 ");
            assertThat(server.requests()).isEmpty();
        }
    }

    private static Map<Integer, Integer> settings(Frame frame) {
        Map<Integer, Integer> settings = new TreeMap<>();
        for (ByteBuffer payload = ByteBuffer.wrap(frame.payload()); payload.hasRemaining(); ) {
            settings.put((int) payload.getShort(), payload.getInt());
        }
        return settings;
    }
}
