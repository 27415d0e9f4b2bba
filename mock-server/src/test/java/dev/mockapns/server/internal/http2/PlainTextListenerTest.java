/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainTextListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StubServer server = StubServer.accepting();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_client_with_prior_knowledge_is_served() throws Exception {
        try (FrameClient client = connect()) {
            client.sendPreface();
            client.send(Frame.settingsAck(), Frame.push(1, true));

            assertThat(client.awaitEnd(1)).extracting(Frame::type).containsExactly(Frame.HEADERS);
        }
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.environment()).isEqualTo(Environment.PRODUCTION);
            assertThat(request.connection().protocol()).isEqualTo("plain text");
        });
        ConnectionRecord record = server.connections().connections().get(0);
        assertThat(record.environment()).isEmpty();
        assertThat(record.problems()).isEmpty();
        assertThat(record.events().get(0))
                .isEqualTo(new ConnectionEvent(
                        Kind.ESTABLISHED, StubServer.NOW, new HandshakeCause.PlainTextEstablished()));
    }

    @Test
    void the_host_of_a_request_chooses_its_environment() throws Exception {
        try (FrameClient client = connect()) {
            client.sendPreface();
            client.send(
                    Frame.settingsAck(),
                    Frame.headers(
                            1,
                            true,
                            ":method",
                            "POST",
                            ":scheme",
                            "http",
                            ":authority",
                            Environment.SANDBOX.host(),
                            ":path",
                            "/3/device/ab"));
            client.awaitEnd(1);
        }
        assertThat(server.requests()).extracting(ApnsRequest::environment).containsExactly(Environment.SANDBOX);
    }

    @Test
    void a_client_of_http_1_gets_settings_and_is_closed_and_recorded() throws Exception {
        try (FrameClient client = connect()) {
            client.sendBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = client.readToEnd();

            assertThat(answer).startsWith(0x00, 0x00, 0x18, 0x04, 0x00);
        }
        assertThat(trouble().kind()).isEqualTo(Kind.NOT_HTTP2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void an_upgrade_request_of_the_jdk_client_is_explained() throws Exception {
        URI uri = URI.create("http://localhost:" + port() + "/3/device/ab");
        boolean failed = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> failure != null)
                .get(10, TimeUnit.SECONDS);

        assertThat(failed).isTrue();
        assertThat(trouble().advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("with prior knowledge, not by Upgrade"));
    }

    @Test
    void tls_at_the_plain_text_listener_is_explained() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 5, 1, 0, 0, 1, 0});

            assertThat(trouble().kind()).isEqualTo(Kind.NOT_HTTP2);
            assertThat(trouble().because())
                    .isEqualTo("the client begins a TLS handshake, and this listener is for plain text");
        }
    }

    @Test
    void a_client_that_only_tests_whether_the_port_is_open_is_no_problem() throws Exception {
        connect().close();

        assertThat(server.connections()
                        .await(connection -> connection.closedAt().isPresent(), PATIENCE)
                        .problems())
                .isEmpty();
    }

    private FrameClient connect() throws IOException {
        return FrameClient.plainText(port());
    }

    private int port() {
        return server.listeners().plainTextPort().orElseThrow();
    }

    private ConnectionEvent trouble() {
        return server.connections()
                .await(connection -> !connection.problems().isEmpty(), PATIENCE)
                .problems()
                .get(0);
    }
}
