/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.ListenerKind;
import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked which environment a request is for, where one listener takes those for both. */
class SharedListenerTest {

    private static final String NOT_OF_APPLE = "apns.test";

    private final StubServer server = StubServer.accepting();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "api.push.apple.com, PRODUCTION, PUSH",
        "api-broadcast.push.apple.com, PRODUCTION, PUSH",
        "api-manage-broadcast.push.apple.com, PRODUCTION, MANAGEMENT",
        "api.sandbox.push.apple.com, SANDBOX, PUSH",
        "api.development.push.apple.com, SANDBOX, PUSH",
        "api-broadcast.sandbox.push.apple.com, SANDBOX, PUSH",
        "api-manage-broadcast.sandbox.push.apple.com, SANDBOX, MANAGEMENT"
    })
    void every_host_of_apple_leads_to_its_destination(String host, Environment environment, ListenerKind kind)
            throws Exception {
        try (FrameClient client = connect(host)) {
            ApnsRequest bySni = push(client, 1, host + ":443");
            assertThat(bySni.environment()).isEqualTo(environment);
            assertThat(bySni.listener()).isEqualTo(kind);
        }
        try (FrameClient client = connect(NOT_OF_APPLE)) {
            ApnsRequest byAuthority = push(client, 1, host);
            assertThat(byAuthority.environment()).isEqualTo(environment);
            assertThat(byAuthority.listener()).isEqualTo(kind);
        }
    }

    @Test
    void the_tls_server_name_comes_before_the_host_of_a_request() throws Exception {
        try (FrameClient client = connect(Environment.SANDBOX.host())) {
            assertThat(push(client, 1, Environment.PRODUCTION.host()).environment())
                    .isEqualTo(Environment.SANDBOX);
        }
        ConnectionRecord record = record();
        assertThat(record.environment()).contains(Environment.SANDBOX);
        assertThat(record.listener()).contains(ListenerKind.PUSH);
        assertThat(because(record, Kind.ENVIRONMENT_CHOSEN))
                .containsExactly("every request goes to SANDBOX, by the TLS server name api.sandbox.push.apple.com");
        assertThat(because(record, Kind.WRONG_LISTENER))
                .containsExactly(
                        "a request for api.push.apple.com, which is PRODUCTION at Apple, went to SANDBOX, which"
                                + " its connection was opened for");
    }

    @Test
    void without_a_server_name_of_apple_each_request_goes_by_its_host() throws Exception {
        try (FrameClient client = connect(NOT_OF_APPLE)) {
            assertThat(push(client, 1, Environment.SANDBOX.host()).environment())
                    .isEqualTo(Environment.SANDBOX);
            assertThat(push(client, 3, Environment.PRODUCTION.host()).environment())
                    .isEqualTo(Environment.PRODUCTION);
            assertThat(push(client, 5, Environment.SANDBOX.host()).environment())
                    .isEqualTo(Environment.SANDBOX);
        }
        ConnectionRecord record = record();
        assertThat(record.environment()).isEmpty();
        assertThat(record.describe()).contains("(both environments)");
        assertThat(because(record, Kind.ENVIRONMENT_CHOSEN))
                .containsExactly(
                        "requests for api.sandbox.push.apple.com go to SANDBOX, by that host name",
                        "requests for api.push.apple.com go to PRODUCTION, by that host name");
    }

    @Test
    void a_request_that_names_no_destination_is_for_production() throws Exception {
        try (FrameClient client = connect(NOT_OF_APPLE)) {
            ApnsRequest request = push(client, 1, "localhost:443");
            assertThat(request.environment()).isEqualTo(Environment.PRODUCTION);
            assertThat(request.listener()).isEqualTo(ListenerKind.PUSH);
        }
        assertThat(record().problems()).isEmpty();
        assertThat(because(record(), Kind.ENVIRONMENT_CHOSEN))
                .singleElement()
                .asString()
                .startsWith(
                        "requests for localhost:443 go to PRODUCTION, because neither their host nor the TLS server name")
                .endsWith("call the fake api.sandbox.push.apple.com");
    }

    @Test
    void a_host_header_replaces_a_missing_authority() throws Exception {
        try (FrameClient client = connect(NOT_OF_APPLE)) {
            client.send(Frame.headers(
                    1,
                    true,
                    ":method",
                    "POST",
                    ":scheme",
                    "https",
                    ":path",
                    "/3/device/ab",
                    "host",
                    Environment.SANDBOX.host()));
            client.awaitEnd(1);
        }
        assertThat(server.requests()).extracting(ApnsRequest::environment).containsExactly(Environment.SANDBOX);
    }

    @Test
    void the_production_listener_takes_a_request_for_sandbox_as_production() throws Exception {
        try (FrameClient client = server.client()) {
            assertThat(push(client, 1, "api.sandbox.push.apple.com:2197").environment())
                    .isEqualTo(Environment.PRODUCTION);
            push(client, 3, "api.sandbox.push.apple.com:2197");
        }
        assertThat(record().problems()).singleElement().satisfies(trouble -> {
            assertThat(trouble.kind()).isEqualTo(Kind.WRONG_LISTENER);
            assertThat(trouble.because())
                    .isEqualTo("a request for api.sandbox.push.apple.com:2197, which is SANDBOX at Apple, went to"
                            + " PRODUCTION, which its connection was opened for");
            assertThat(trouble.advice())
                    .hasValueSatisfying(advice -> assertThat(advice)
                            .startsWith("connect to the port of SANDBOX (apns.port(SANDBOX)), or under this host name"
                                    + " to the shared port"));
        });
    }

    @Test
    void a_listener_of_one_environment_takes_any_host_that_is_not_of_the_other() throws Exception {
        try (FrameClient client = server.client()) {
            push(client, 1, "localhost:443");
            push(client, 3, Environment.PRODUCTION.host());
            push(client, 5, Environment.PRODUCTION.managementHost());
        }
        assertThat(record().problems()).isEmpty();
    }

    private FrameClient connect(String serverName) throws IOException {
        int port = server.listeners().sharedPort().orElseThrow();
        FrameClient client = FrameClient.tls(port, StubServer.IDENTITY.trusting(), parameters -> {
            parameters.setApplicationProtocols(new String[] {"h2"});
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
        });
        client.sendPreface();
        client.send(Frame.settingsAck());
        return client;
    }

    private ApnsRequest push(FrameClient client, int streamId, String authority) throws IOException {
        client.send(Frame.headers(
                streamId,
                true,
                ":method",
                "POST",
                ":scheme",
                "https",
                ":authority",
                authority,
                ":path",
                "/3/device/ab"));
        client.awaitEnd(streamId);
        return server.requests().get(server.requests().size() - 1);
    }

    private ConnectionRecord record() {
        return server.connections().connections().get(0);
    }

    private static List<String> because(ConnectionRecord record, Kind kind) {
        return record.events().stream()
                .filter(event -> event.kind() == kind)
                .map(ConnectionEvent::because)
                .toList();
    }
}
