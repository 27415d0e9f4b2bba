/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.ExchangeEvent.Delivered;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test waits for what happens to an exchange after its verdict. */
class LaterEventsTest {

    private static final String TOPIC = "com.example.orders";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Device phone = apns.device("Alice's iPhone").install(TOPIC).goOffline();

    @BeforeEach
    void push() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "https://localhost:" + apns.port(Environment.PRODUCTION) + ApnsPaths.DEVICE + phone.token()))
                .header(ApnsHeaders.AUTHORIZATION, Bearer.of(apns))
                .header(ApnsHeaders.TOPIC, TOPIC)
                .header(ApnsHeaders.PUSH_TYPE, "alert")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"alert\":\"Hi\"}}"))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_later_event_ends_the_wait_for_an_exchange() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> apns.journal()
                .await(
                        exchange -> {
                            asked.countDown();
                            return isDelivered(exchange);
                        },
                        Duration.ofDays(1)));
        assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        phone.goOnline();

        Exchange delivered = waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(delivered.events()).hasOnlyElementsOfType(Delivered.class);
    }

    @Test
    void a_search_of_the_exchanges_sees_later_events() {
        assertThat(apns.journal().exchanges(LaterEventsTest::isDelivered)).isEmpty();

        phone.goOnline();

        assertThat(apns.journal().exchanges(LaterEventsTest::isDelivered)).hasSize(1);
    }

    private static boolean isDelivered(Exchange exchange) {
        return exchange.events().stream().anyMatch(Delivered.class::isInstance);
    }
}
