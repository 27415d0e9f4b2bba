/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Finding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commonest sin against APNs, committed with the JDK's client over real connections. */
class ConnectionPerPushTest {

    private final MockApnsServer apns = MockApnsServer.start();

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_new_client_for_every_push_is_a_warning_in_the_report() throws Exception {
        for (int i = 0; i < 3; i++) {
            push(newClient());
        }

        assertThat(names(1)).isEmpty();
        assertThat(names(2)).containsExactly("connection-per-push");
        assertThat(apns.journal().report())
                .contains("    warning  each of the last 3 requests came on a new connection");
    }

    @Test
    void a_reconnect_after_goaway_of_the_fake_is_no_finding() throws Exception {
        HttpClient client = newClient();
        for (int i = 0; i < 5; i++) {
            push(client);
            apns.goAway(GoAway.silent());
            apns.journal().awaitConnection(this::isLastAndClosed, Duration.ofSeconds(10));
        }

        assertThat(names(4)).isEmpty();
    }

    @Test
    void a_reconnect_after_an_hour_is_no_finding() throws Exception {
        for (int i = 0; i < 5; i++) {
            push(newClient());
            apns.clock().advance(Duration.ofHours(1));
        }

        assertThat(names(4)).isEmpty();
    }

    private boolean isLastAndClosed(ConnectionRecord connection) {
        int connections = apns.journal().exchanges().size();
        return connection.number() == connections && connection.closedAt().isPresent();
    }

    @Test
    void one_client_for_all_pushes_is_fine() throws Exception {
        HttpClient client = newClient();
        for (int i = 0; i < 5; i++) {
            push(client);
        }

        assertThat(apns.journal().exchanges())
                .hasSize(5)
                .allMatch(exchange -> exchange.findings().isEmpty());
    }

    private List<String> names(int index) {
        return apns.journal().exchanges().get(index).findings().stream()
                .map(Finding::name)
                .toList();
    }

    private HttpClient newClient() {
        return HttpClient.newBuilder().sslContext(apns.sslContext()).build();
    }

    /** Sends what is rejected first of all, for its method; it counts as well. */
    private void push(HttpClient client) throws Exception {
        URI address = URI.create("https://" + apns.host() + ":" + apns.port(Environment.PRODUCTION) + ApnsPaths.DEVICE);
        client.send(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.ofString());
    }
}
