/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.exchange.ExchangeEvent.AnswerNotSent;
import dev.mockapns.server.exchange.ExchangeEvent.StreamReset;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens on the wire after a verdict, as its exchange has it. */
class ExchangeEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int CANCEL = 8;

    private final MockApnsServer apns = MockApnsServer.start("com.example.orders");

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void a_reset_by_the_client_before_the_answer_is_on_the_exchange() throws Exception {
        try (FrameClient client = clientWithoutWindow()) {
            client.send(Frame.push(1, true));
            client.await(frame -> frame.type() == Frame.HEADERS);
            client.send(Frame.reset(1, CANCEL));
            client.ping();

            assertThat(events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            StreamReset.class,
                            reset -> assertThat(reset.errorCode()).isEqualTo(CANCEL));
            assertThat(exchange().describe()).contains("stream reset by the client (error code 8)");
        }
    }

    @Test
    void a_close_before_the_answer_is_on_the_exchange() throws Exception {
        try (FrameClient client = clientWithoutWindow()) {
            client.send(Frame.push(1, true));
            client.await(frame -> frame.type() == Frame.HEADERS);
        }
        apns.journal().awaitConnection(connection -> connection.closedAt().isPresent(), PATIENCE);

        assertThat(events()).singleElement().isInstanceOf(AnswerNotSent.class);
    }

    @Test
    void an_answer_that_is_sent_is_no_event() throws Exception {
        try (FrameClient client = FrameClient.connect(apns.port(Environment.PRODUCTION), apns.sslContext())) {
            client.send(Frame.push(1, true));
            client.awaitEnd(1);
            client.send(Frame.reset(1, CANCEL));
            client.ping();

            assertThat(events()).isEmpty();
        }
    }

    /** The body of a rejection cannot be sent to this client. */
    private FrameClient clientWithoutWindow() throws IOException {
        FrameClient client = FrameClient.connect(apns.port(Environment.PRODUCTION), apns.sslContext());
        client.send(Frame.settings(INITIAL_WINDOW_SIZE, 0));
        return client;
    }

    private Exchange exchange() {
        return apns.journal().exchanges().get(0);
    }

    private List<ExchangeEvent> events() {
        return exchange().events();
    }
}
