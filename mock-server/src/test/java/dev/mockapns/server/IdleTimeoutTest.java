/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.options.GoAwayDebugData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class IdleTimeoutTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void moving_the_clock_ends_an_idle_connection_with_its_reason() throws Exception {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = connect(apns)) {
            apns.options(o -> o.connections(c -> c.idleTimeout(MINUTE)));
            apns.clock().advance(MINUTE);

            assertThat(debugData(client)).isEqualTo("{\"reason\":\"IdleTimeout\"}");
        }
    }

    @Test
    void the_goaway_may_come_without_json_or_anything_at_all() throws Exception {
        assertThat(debugData(GoAwayDebugData.PLAIN_TEXT)).isEqualTo("Connection closed: IdleTimeout");
        assertThat(debugData(GoAwayDebugData.EMPTY)).isEmpty();
    }

    private static String debugData(GoAwayDebugData form) throws IOException {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = connect(apns)) {
            apns.options(o -> o.connections(c -> c.idleTimeout(MINUTE).goAwayDebugData(form)));
            apns.clock().advance(MINUTE);
            return debugData(client);
        }
    }

    @Test
    void a_frame_restarts_the_idle_time() throws Exception {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = connect(apns)) {
            apns.options(o -> o.connections(c -> c.idleTimeout(MINUTE)));
            apns.clock().advance(Duration.ofSeconds(50));
            client.ping();
            apns.clock().advance(Duration.ofSeconds(50));
            client.ping();
        }
    }

    @Test
    void a_ping_does_not_restart_the_idle_time_if_an_option_says_so() throws Exception {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = connect(apns)) {
            apns.options(
                    o -> o.connections(c -> c.idleTimeout(Duration.ofHours(1)).pingKeepsAlive(false)));
            apns.clock().advance(Duration.ofMinutes(50));
            client.ping();
            apns.clock().advance(Duration.ofMinutes(50));

            assertThat(debugData(client)).isEqualTo("{\"reason\":\"IdleTimeout\"}");
        }
    }

    @Test
    void a_request_that_never_ends_is_answered_with_the_reason() throws Exception {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = connect(apns)) {
            apns.options(o -> o.connections(c -> c.idleTimeout(MINUTE)));
            client.startPush(1);
            client.ping();
            apns.clock().advance(MINUTE);

            assertThat(apns.journal().await(1, Duration.ofSeconds(10)))
                    .singleElement()
                    .extracting(Exchange::verdict)
                    .satisfies(verdict -> assertThat(verdict.rejected()).hasValueSatisfying(rejected -> {
                        assertThat(rejected.reason()).isEqualTo(KnownReason.IDLE_TIMEOUT);
                        assertThat(rejected.status()).isEqualTo(400);
                        assertThat(rejected.explanation().because())
                                .isEqualTo("the connection was ended (GOAWAY {\"reason\":\"IdleTimeout\"})"
                                        + " before the request was complete");
                    }));
            assertThat(client.await(Frame::endsStream).stream()
                            .filter(frame -> frame.type() == Frame.DATA)
                            .map(frame -> new String(frame.payload(), StandardCharsets.UTF_8)))
                    .containsExactly("{\"reason\":\"IdleTimeout\"}");
        }
    }

    @Test
    void a_time_of_centuries_is_unlimited() throws Exception {
        try (MockApnsServer apns = MockApnsServer.builder()
                        .options(o -> o.connections(c -> c.idleTimeout(ChronoUnit.FOREVER.getDuration())))
                        .start();
                FrameClient client = connect(apns)) {
            client.ping();
        }
    }

    @Test
    void without_the_option_a_connection_may_be_idle_for_days() throws Exception {
        try (MockApnsServer apns = MockApnsServer.start();
                FrameClient client = connect(apns)) {
            apns.clock().advance(Duration.ofDays(3));

            client.ping();
        }
    }

    @Test
    void the_idle_time_of_a_new_connection_is_measured_by_wall_time() throws Exception {
        try (MockApnsServer apns = MockApnsServer.builder()
                        .options(o -> o.connections(c -> c.idleTimeout(Duration.ofMillis(20))))
                        .start();
                FrameClient silent = FrameClient.tls(apns.port(Environment.PRODUCTION), apns.sslContext(), "h2")) {
            assertThat(debugData(silent)).isEqualTo("{\"reason\":\"IdleTimeout\"}");
        }
    }

    private static FrameClient connect(MockApnsServer apns) throws IOException {
        return FrameClient.connect(apns.port(Environment.PRODUCTION), apns.sslContext());
    }

    private static String debugData(FrameClient client) throws IOException {
        Frame last = client.await(frame -> frame.type() == Frame.GOAWAY).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new String(last.payload(), 8, last.payload().length - 8, StandardCharsets.UTF_8);
    }
}
