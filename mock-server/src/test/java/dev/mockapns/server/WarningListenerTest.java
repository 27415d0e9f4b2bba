/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who wants to know is told of what APNs takes and then punishes or ignores. */
class WarningListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOPIC = "com.example.orders";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(apns.sslContext()).build();
    private final String authorization = Bearer.of(apns);
    private final List<Exchange> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_listener_is_notified_of_accepted_pushes_with_a_warning_only() throws Exception {
        apns.journal().onWarning(heard::add);

        push("alert", TOPIC);
        push("background", TOPIC);
        push("background", "com.example.typo");
        apns.settle(PATIENCE);

        assertThat(heard).extracting(Exchange::number).containsExactly(2L);
        assertThat(heard.get(0).findings()).extracting(Finding::name).contains("background-priority");
    }

    @Test
    void a_reset_forgets_listeners() throws Exception {
        apns.journal().onWarning(heard::add);

        apns.reset();
        push(HttpClient.newBuilder().sslContext(apns.sslContext()).build(), "background", TOPIC);
        apns.settle(PATIENCE);

        assertThat(heard).isEmpty();
    }

    private void push(String type, String topic) throws Exception {
        push(http, type, topic);
    }

    private void push(HttpClient client, String type, String topic) throws Exception {
        URI address =
                URI.create("https://" + apns.host() + ":" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + "ab".repeat(32));
        client.send(
                HttpRequest.newBuilder(address)
                        .header(ApnsHeaders.AUTHORIZATION, authorization)
                        .header(ApnsHeaders.TOPIC, topic)
                        .header(ApnsHeaders.PUSH_TYPE, type)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"content-available\":1}}"))
                        .build(),
                BodyHandlers.discarding());
    }
}
