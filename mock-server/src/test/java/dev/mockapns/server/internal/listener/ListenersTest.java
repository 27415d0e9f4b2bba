/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.http2.StubCore;
import dev.mockapns.server.internal.http2.StubServer;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.options.Options;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a port that is given back may be taken by a test that runs beside this one")
class ListenersTest {

    private static final StubCore ACCEPTING = (request, state) -> StubServer.accepted(state);

    @Test
    void the_http_client_of_the_jdk_is_served_at_both_listeners() throws Exception {
        try (StubServer server = StubServer.accepting()) {
            HttpClient client = jdkClient();
            for (Environment environment : Environment.values()) {
                HttpResponse<String> response = push(client, server.listeners().port(environment), "{}");

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(response.headers().firstValue("apns-id")).contains("ID");
            }
            assertThat(server.requests())
                    .extracting(ApnsRequest::environment)
                    .containsExactly(Environment.PRODUCTION, Environment.SANDBOX);
            assertThat(server.requests())
                    .extracting(request -> request.connection().number())
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void a_rejection_reaches_the_http_client_of_the_jdk_with_its_reason() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> StubServer.rejected(state))) {
            HttpResponse<String> response = push(jdkClient(), server.listeners().port(Environment.SANDBOX), "{}");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"reason\":\"BadTopic\"}");
        }
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_cause() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenerSettings settings =
                    settings(Map.of(ListenerRole.forPushes(Environment.PRODUCTION), taken.getLocalPort()));

            assertThatThrownBy(() -> open(settings))
                    .isInstanceOf(ListenFailure.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken.getLocalPort() + " for PRODUCTION")
                    .hasCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void when_the_second_listener_does_not_open_the_first_is_closed() throws Exception {
        int first = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenerSettings settings = settings(Map.of(
                    ListenerRole.forPushes(Environment.PRODUCTION),
                    first,
                    ListenerRole.forPushes(Environment.SANDBOX),
                    taken.getLocalPort()));

            assertThatThrownBy(() -> open(settings)).hasMessageContaining("for SANDBOX");
            assertThat(isListening(first)).isFalse();
        }
    }

    @Test
    void closing_closes_the_listeners_and_every_connection_with_goaway() throws Exception {
        StubServer server = StubServer.accepting();
        try (FrameClient client = server.client()) {
            server.close();

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).hasSize(1);
            assertThatThrownBy(() -> client.await(frame -> false)).isInstanceOf(EOFException.class);
        }
        assertThat(isListening(server.listeners().port(Environment.PRODUCTION))).isFalse();
        assertThat(isListening(server.listeners().port(Environment.SANDBOX))).isFalse();
    }

    @Test
    void closing_does_not_wait_for_requests_that_never_end() throws Exception {
        StubServer server = StubServer.accepting();
        try (FrameClient client = server.client()) {
            client.startPush(1);
            server.close();

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).isNotEmpty();
        }
    }

    @Test
    void closing_twice_is_closing_once() {
        Listeners listeners = open(settings(Map.of()));
        listeners.close();
        listeners.close();

        assertThat(isListening(listeners.port(Environment.PRODUCTION))).isFalse();
    }

    @Test
    void a_stub_may_close_the_listeners_from_the_event_loop() throws Exception {
        CompletableFuture<Listeners> listeners = new CompletableFuture<>();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        StubCore closing = (request, state) -> {
            listeners.join().close();
            closed.complete(true);
            return StubServer.accepted(state);
        };
        listeners.complete(Listeners.open(
                settings(Map.of()),
                closing,
                new ConnectionJournal(10, Dialect.JAVA),
                InstantSource.system(),
                Options::defaults));
        CompletableFuture<HttpResponse<String>> unanswered =
                pushAsync(jdkClient(), listeners.join().port(Environment.PRODUCTION), "{}");

        assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(unanswered.handle((response, failure) -> true).get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void goaway_ends_the_connections_and_leaves_the_listeners_open() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            server.listeners().goAway(GoAway.silent());

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).hasSize(1);
            assertThatThrownBy(() -> client.await(frame -> false)).isInstanceOf(EOFException.class);
            assertThat(push(jdkClient(), server.listeners().port(Environment.PRODUCTION), "{}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void listeners_are_on_the_loopback_address_by_default() throws Exception {
        try (Listeners listeners = open(settings(Map.of()))) {
            for (InetAddress own :
                    InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
                if (!own.isLoopbackAddress()) {
                    assertThat(isListening(new InetSocketAddress(own, listeners.port(Environment.PRODUCTION))))
                            .as(own.toString())
                            .isFalse();
                }
            }
            assertThat(isListening(listeners.port(Environment.PRODUCTION))).isTrue();
        }
    }

    private static int freePort() {
        Listeners listeners = open(settings(Map.of()));
        listeners.close();
        return listeners.port(Environment.PRODUCTION);
    }

    private static ListenerSettings settings(Map<ListenerRole, Integer> ports) {
        return new ListenerSettings(InetAddress.getLoopbackAddress(), ports, ServerIdentity.shared(List.of()));
    }

    private static Listeners open(ListenerSettings settings) {
        return Listeners.open(
                settings,
                ACCEPTING,
                new ConnectionJournal(10, Dialect.JAVA),
                InstantSource.system(),
                Options::defaults);
    }

    private static HttpClient jdkClient() {
        return HttpClient.newBuilder()
                .sslContext(ServerIdentity.shared(List.of()).trusting())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static HttpResponse<String> push(HttpClient client, int port, String payload) throws Exception {
        return pushAsync(client, port, payload).get(20, TimeUnit.SECONDS);
    }

    private static CompletableFuture<HttpResponse<String>> pushAsync(HttpClient client, int port, String payload) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/3/device/ab"))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static boolean isListening(int port) {
        return isListening(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean isListening(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
