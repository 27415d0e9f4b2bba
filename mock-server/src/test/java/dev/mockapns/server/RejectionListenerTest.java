/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.Exchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners of the journal: in order, on a thread of the server, never in the way of an answer. */
class RejectionListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockApnsServer apns = MockApnsServer.start();
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(apns.sslContext()).build();

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_listener_is_notified_of_every_rejection_in_order() throws Exception {
        List<Exchange> heard = new CopyOnWriteArrayList<>();
        apns.journal().onRejection(heard::add);

        for (int i = 0; i < 5; i++) {
            push();
        }
        apns.settle(PATIENCE);

        assertThat(heard).isEqualTo(apns.journal().exchanges()).hasSize(5);
    }

    @Test
    void a_listener_that_blocks_delays_no_answer() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        List<Long> heard = new CopyOnWriteArrayList<>();
        apns.journal().onRejection(exchange -> {
            try {
                released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.add(exchange.number());
        });

        assertThat(push()).isEqualTo(405);
        assertThat(push()).isEqualTo(405);
        assertThat(heard).isEmpty();

        released.countDown();
        apns.settle(PATIENCE);
        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void a_listener_that_throws_stops_nobody_else() throws Exception {
        List<Long> heard = new CopyOnWriteArrayList<>();
        apns.journal().onRejection(exchange -> {
            throw new IllegalStateException("of the test");
        });
        apns.journal().onRejection(exchange -> heard.add(exchange.number()));

        push();
        apns.settle(PATIENCE);

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void a_reset_forgets_listeners() throws Exception {
        List<Exchange> heard = new CopyOnWriteArrayList<>();
        apns.journal().onRejection(heard::add);

        apns.reset();
        push();
        apns.settle(PATIENCE);

        assertThat(heard).isEmpty();
        assertThat(apns.journal().exchanges()).hasSize(1);
    }

    /** Sends what is rejected first of all, for its method. */
    private int push() throws Exception {
        URI address = URI.create("https://" + apns.host() + ":" + apns.port(Environment.PRODUCTION) + ApnsPaths.DEVICE);
        return http.send(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.ofString())
                .statusCode();
    }
}
