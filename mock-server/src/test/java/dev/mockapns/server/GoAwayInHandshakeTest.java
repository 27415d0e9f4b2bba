/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code goAway} and {@code reset} do to clients that have not begun HTTP/2 yet. */
class GoAwayInHandshakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MockApnsServer apns = MockApnsServer.start();
    private final PausingTrust trust = new PausingTrust();

    @AfterEach
    void close() {
        trust.release();
        apns.close();
    }

    @Test
    void the_client_of_the_jdk_still_speaks_http_2_after_a_goaway_in_its_handshake() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trust.context()).build();
        CompletableFuture<HttpResponse<String>> first = client.sendAsync(push(), HttpResponse.BodyHandlers.ofString());
        trust.awaitPause();

        apns.goAway(GoAway.silent());
        trust.release();
        first.handle((answer, failure) -> failure).get(20, TimeUnit.SECONDS);

        HttpResponse<String> next = client.send(push(), HttpResponse.BodyHandlers.ofString());
        assertThat(next.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(next.statusCode()).isEqualTo(403);
    }

    @Test
    void the_client_of_the_jdk_does_not_notice_a_reset_in_its_handshake() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trust.context()).build();
        CompletableFuture<HttpResponse<String>> first = client.sendAsync(push(), HttpResponse.BodyHandlers.ofString());
        trust.awaitPause();

        apns.reset();
        trust.release();

        HttpResponse<String> answer = first.get(20, TimeUnit.SECONDS);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_goaway_in_the_handshake_follows_the_preface_and_is_recorded() throws Exception {
        SSLContext context = trust.context();
        CompletableFuture<FrameClient> connecting = CompletableFuture.supplyAsync(() -> shakeHands(context));
        trust.awaitPause();
        apns.goAway(GoAway.shutdown());
        trust.release();

        try (FrameClient client = connecting.get(20, TimeUnit.SECONDS)) {
            assertThat(client.read().type()).isEqualTo(Frame.SETTINGS);
            client.sendPreface();

            List<Frame> frames = client.await(frame -> frame.type() == Frame.GOAWAY);
            assertThat(frames).extracting(Frame::type).containsExactly(Frame.SETTINGS, Frame.GOAWAY);
            assertThat(client.readToEnd()).isEmpty();
        }
        ConnectionRecord record = apns.journal()
                .awaitConnection(connection -> connection.closedAt().isPresent(), PATIENCE);
        assertThat(record.problems()).isEmpty();
        assertThat(record.events())
                .filteredOn(event -> event.kind() == Kind.GOAWAY)
                .extracting(ConnectionEvent::because)
                .satisfiesExactly(
                        asked -> assertThat(asked).contains("during the TLS handshake", "preface"),
                        sent -> assertThat(sent).contains("{\"reason\":\"Shutdown\"}"));
    }

    @Test
    void a_client_that_has_not_sent_a_byte_is_not_ended_before_its_preface() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), apns.port(PRODUCTION))) {
            apns.journal().awaitConnection(connection -> true, PATIENCE);

            apns.goAway(GoAway.shutdown());

            assertThat(apns.journal().connections())
                    .singleElement()
                    .satisfies(connection -> assertThat(connection.closedAt()).isEmpty());
            assertThat(silent.isConnected()).isTrue();
        }
    }

    private FrameClient shakeHands(SSLContext context) {
        try {
            return FrameClient.tls(apns.port(PRODUCTION), context, "h2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest push() {
        URI uri = URI.create(
                "https://" + apns.host() + ":" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + "8f3c".repeat(16));
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }
}
