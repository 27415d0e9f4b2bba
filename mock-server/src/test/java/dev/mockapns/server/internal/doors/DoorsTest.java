/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.behaviour.Behaviour;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.http2.StubCore;
import dev.mockapns.server.internal.http2.StubServer;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.script.GoAway;
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
class DoorsTest {

    private static final StubCore ACCEPTING = (request, state) -> StubServer.accepted(state);

    @Test
    void the_http_client_of_the_jdk_is_served_at_both_doors() throws Exception {
        try (StubServer server = StubServer.accepting()) {
            HttpClient client = jdkClient();
            for (Environment environment : Environment.values()) {
                HttpResponse<String> response = push(client, server.doors().port(environment), "{}");

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
        try (StubServer server = new StubServer(Behaviour.defaults(), (request, state) -> StubServer.rejected(state))) {
            HttpResponse<String> response = push(jdkClient(), server.doors().port(Environment.SANDBOX), "{}");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"reason\":\"BadTopic\"}");
        }
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_cause() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DoorSettings settings = settings(Map.of(Entrance.forPushes(Environment.PRODUCTION), taken.getLocalPort()));

            assertThatThrownBy(() -> open(settings))
                    .isInstanceOf(ListenFailure.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken.getLocalPort() + " for PRODUCTION")
                    .hasCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void when_the_second_door_does_not_open_the_first_is_closed() throws Exception {
        int first = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DoorSettings settings = settings(Map.of(
                    Entrance.forPushes(Environment.PRODUCTION),
                    first,
                    Entrance.forPushes(Environment.SANDBOX),
                    taken.getLocalPort()));

            assertThatThrownBy(() -> open(settings)).hasMessageContaining("for SANDBOX");
            assertThat(isListening(first)).isFalse();
        }
    }

    @Test
    void closing_closes_the_doors_and_every_connection_with_goaway() throws Exception {
        StubServer server = StubServer.accepting();
        try (FrameClient client = server.client()) {
            server.close();

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).hasSize(1);
            assertThatThrownBy(() -> client.await(frame -> false)).isInstanceOf(EOFException.class);
        }
        assertThat(isListening(server.doors().port(Environment.PRODUCTION))).isFalse();
        assertThat(isListening(server.doors().port(Environment.SANDBOX))).isFalse();
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
        Doors doors = open(settings(Map.of()));
        doors.close();
        doors.close();

        assertThat(isListening(doors.port(Environment.PRODUCTION))).isFalse();
    }

    @Test
    void a_script_may_close_the_doors_from_the_event_loop() throws Exception {
        CompletableFuture<Doors> doors = new CompletableFuture<>();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        StubCore closing = (request, state) -> {
            doors.join().close();
            closed.complete(true);
            return StubServer.accepted(state);
        };
        doors.complete(Doors.open(
                settings(Map.of()), closing, new ConnectionJournal(10), InstantSource.system(), Behaviour::defaults));
        CompletableFuture<HttpResponse<String>> unanswered =
                pushAsync(jdkClient(), doors.join().port(Environment.PRODUCTION), "{}");

        assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(unanswered.handle((response, failure) -> true).get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void goaway_ends_the_connections_and_leaves_the_doors_open() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = server.client()) {
            server.doors().goAway(GoAway.silent());

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).hasSize(1);
            assertThatThrownBy(() -> client.await(frame -> false)).isInstanceOf(EOFException.class);
            assertThat(push(jdkClient(), server.doors().port(Environment.PRODUCTION), "{}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void only_the_loopback_address_is_listened_on_unless_asked() throws Exception {
        try (Doors doors = open(settings(Map.of()))) {
            for (InetAddress own :
                    InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
                if (!own.isLoopbackAddress()) {
                    assertThat(isListening(new InetSocketAddress(own, doors.port(Environment.PRODUCTION))))
                            .as(own.toString())
                            .isFalse();
                }
            }
            assertThat(isListening(doors.port(Environment.PRODUCTION))).isTrue();
        }
    }

    private static int freePort() {
        Doors doors = open(settings(Map.of()));
        doors.close();
        return doors.port(Environment.PRODUCTION);
    }

    private static DoorSettings settings(Map<Entrance, Integer> ports) {
        return new DoorSettings(InetAddress.getLoopbackAddress(), ports, ServerIdentity.shared(List.of()));
    }

    private static Doors open(DoorSettings settings) {
        return Doors.open(settings, ACCEPTING, new ConnectionJournal(10), InstantSource.system(), Behaviour::defaults);
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
