/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionRecordTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void a_connection_is_recorded_from_the_handshake_to_its_end() throws Exception {
        try (StubServer server = StubServer.accepting()) {
            server.client().close();
            ConnectionRecord record = server.connections()
                    .await(connection -> connection.closedAt().isPresent(), PATIENCE);

            assertThat(record.number()).isEqualTo(1);
            assertThat(record.environment()).contains(Environment.PRODUCTION);
            assertThat(record.port()).isEqualTo(server.listeners().port(Environment.PRODUCTION));
            assertThat(record.openedAt()).isEqualTo(StubServer.NOW);
            assertThat(record.closedAt()).contains(StubServer.NOW);
            assertThat(record.problems()).isEmpty();
            assertThat(record.events())
                    .containsExactly(new ConnectionEvent(
                            Kind.ESTABLISHED,
                            StubServer.NOW,
                            new HandshakeCause.TlsEstablished(
                                    "TLSv1.3", Optional.of("h2"), Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void a_request_in_plain_http_advises_https() throws Exception {
        try (StubServer server = StubServer.accepting();
                Socket plain = new Socket(
                        InetAddress.getLoopbackAddress(), server.listeners().port(Environment.PRODUCTION))) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(trouble(server).kind()).isEqualTo(Kind.NOT_TLS);
            assertThat(trouble(server).advice()).contains("use https");
        }
    }

    @Test
    void a_client_of_http_1_is_recorded_as_such() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.tls("http/1.1")) {
            client.sendBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(trouble(server).kind()).isEqualTo(Kind.NOT_HTTP2);
            assertThat(trouble(server).because()).contains("HTTP/1.1");
            assertThat(trouble(server).advice())
                    .hasValueSatisfying(advice -> assertThat(advice).contains("HTTP/2 only"));
        }
    }

    @Test
    void a_refused_stream_is_explained() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.push(1, false), Frame.push(3, true));

            assertThat(trouble(server).kind()).isEqualTo(Kind.STREAM_REFUSED);
            assertThat(trouble(server).because())
                    .isEqualTo(
                            "stream 3 was opened while 1 was open, over MAX_CONCURRENT_STREAMS 1: RST_STREAM REFUSED_STREAM");
            assertThat(trouble(server).advice())
                    .hasValueSatisfying(
                            advice -> assertThat(advice).startsWith("send one push and wait for its answer"));
        }
    }

    @Test
    void a_malformed_request_is_recorded_with_its_stream() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.headers(1, true, ":method", "POST"));

            assertThat(trouble(server).kind()).isEqualTo(Kind.STREAM_ERROR);
            assertThat(trouble(server).because()).contains("stream 1", "PROTOCOL_ERROR", ":scheme");
        }
    }

    @Test
    void a_frame_that_ends_the_connection_is_recorded_with_the_error_code() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            client.send(Frame.data(0, new byte[1], false));

            assertThat(trouble(server).kind()).isEqualTo(Kind.CONNECTION_ERROR);
            assertThat(trouble(server).because()).contains("PROTOCOL_ERROR");
        }
    }

    private static ConnectionEvent trouble(StubServer server) throws IOException {
        return server.connections()
                .await(connection -> !connection.problems().isEmpty(), PATIENCE)
                .problems()
                .get(0);
    }
}
