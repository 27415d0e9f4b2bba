/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.pipeline.Jwt;
import dev.mockapns.server.world.ProviderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code reset} does to connections that are open and to provider tokens that are in use. */
class ResetTest {

    private static final String TOPIC = "com.example.orders";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Instant start = apns.clock().instant();

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void an_idle_connection_stays_open_and_usable() throws Exception {
        try (FrameClient client = client()) {
            push(client, 1, apns.key());
            apns.reset();

            List<Frame> seen = push(client, 3, apns.key());

            assertThat(seen).extracting(Frame::type).doesNotContain(Frame.GOAWAY);
            assertThat(apns.journal().await(1, PATIENCE))
                    .singleElement()
                    .satisfies(exchange ->
                            assertThat(exchange.verdict().isAccepted()).isTrue());
        }
    }

    @Test
    void a_request_that_began_before_is_answered() throws Exception {
        try (FrameClient client = client()) {
            client.send(Frame.push(1, false, headers(Jwt.of(apns.key(), start).sign())));
            client.ping();
            apns.reset();
            client.send(Frame.data(1, new byte[2], true));

            assertThat(client.await(Frame::endsStream)).extracting(Frame::type).contains(Frame.HEADERS);
        }
    }

    @Test
    void a_reset_forgets_the_binding_of_a_connection() throws Exception {
        ProviderKey other = apns.team("OTHERTEAM1").createKey();
        try (FrameClient client = client()) {
            push(client, 1, apns.key());
            push(client, 3, other);
            assertThat(reasons()).containsExactly(Optional.empty(), Optional.of(KnownReason.INVALID_PROVIDER_TOKEN));
            apns.reset();

            push(client, 5, other);

            assertThat(reasons()).containsExactly(Optional.of(KnownReason.TOPIC_DISALLOWED));
        }
    }

    @Test
    void a_connection_that_changed_its_provider_token_too_often_is_usable_again() throws Exception {
        apns.options(o -> o.providerTokens(p -> p.earlyChanges(0)));
        try (FrameClient client = client()) {
            push(client, 1, Jwt.of(apns.key(), start).sign());
            push(client, 3, Jwt.of(apns.key(), start.minusSeconds(1)).sign());
            assertThat(reasons())
                    .containsExactly(Optional.empty(), Optional.of(KnownReason.TOO_MANY_PROVIDER_TOKEN_UPDATES));
            apns.reset();

            push(client, 5, Jwt.of(apns.key(), start.minusSeconds(2)).sign());

            assertThat(reasons()).containsExactly(Optional.empty());
        }
    }

    @Test
    void errors_of_the_test_before_do_not_count() throws Exception {
        apns.options(o -> o.connections(c -> c.errorAllowance(2, 2)));
        try (FrameClient client = client()) {
            client.send(Frame.push(1, true));
            client.await(Frame::endsStream);
            apns.reset();
            client.send(Frame.push(3, true));
            client.await(Frame::endsStream);

            client.ping();
        }
    }

    @Test
    void the_limit_of_streams_stays_as_it_was_announced() throws Exception {
        try (FrameClient client = client()) {
            push(client, 1, apns.key());
            apns.reset();
            client.send(Frame.push(3, true));
            List<Frame> seen = client.await(Frame::endsStream);
            seen.addAll(push(client, 5, apns.key()));

            assertThat(seen).noneMatch(frame -> frame.type() == Frame.SETTINGS);
        }
    }

    @Test
    void an_open_connection_is_recorded_again_when_it_is_used() throws Exception {
        try (FrameClient client = client()) {
            push(client, 1, apns.key());
            long number = apns.journal().connections().get(0).number();
            apns.reset();
            assertThat(apns.journal().connections()).isEmpty();

            push(client, 3, apns.key());

            assertThat(apns.journal().connections()).singleElement().satisfies(connection -> {
                assertThat(connection.number()).isEqualTo(number);
                assertThat(connection.openedAt()).isBefore(apns.clock().instant());
                assertThat(connection.closedAt()).isEmpty();
            });
        }
    }

    @Test
    void an_open_connection_is_recorded_again_when_it_has_a_problem() throws Exception {
        try (FrameClient client = client()) {
            apns.reset();
            client.send(Frame.headers(1, true, ":method", "GET"));
            client.await(frame -> frame.type() == Frame.RST_STREAM);

            assertThat(apns.journal().connections())
                    .singleElement()
                    .satisfies(connection -> assertThat(connection.problems())
                            .extracting(ConnectionEvent::kind)
                            .containsExactly(Kind.STREAM_ERROR));
        }
    }

    @Test
    void a_connection_that_only_closes_after_a_reset_is_not_recorded() throws Exception {
        try (FrameClient other = client()) {
            try (FrameClient closing = client()) {
                closing.ping();
                apns.reset();
            }
            push(other, 1, apns.key());

            assertThat(apns.journal().connections()).hasSize(1);
        }
    }

    @Test
    void clients_that_keep_their_connections_are_no_finding() throws Exception {
        apns.clock().advance(Duration.ofMinutes(5));
        try (FrameClient first = client();
                FrameClient second = client();
                FrameClient third = client()) {
            apns.reset();
            push(first, 1, apns.key());
            push(second, 1, apns.key());
            push(third, 1, apns.key());

            assertThat(apns.journal().exchanges())
                    .flatExtracting(Exchange::findings)
                    .noneMatch(finding -> finding.name().equals("connection-per-push"));
        }
    }

    @Test
    void a_provider_token_of_the_clock_before_reset_is_not_from_the_future() throws Exception {
        apns.clock().advance(Duration.ofHours(2));
        String token = Jwt.of(apns.key(), apns.clock().instant()).sign();
        try (FrameClient client = client()) {
            push(client, 1, token);
            apns.reset();

            push(client, 3, token);

            assertThat(apns.clock().ahead()).isZero();
            assertThat(reasons()).containsExactly(Optional.empty());
        }
    }

    @Test
    void a_provider_token_of_the_clock_before_reset_ages_by_that_clock() throws Exception {
        apns.clock().advance(Duration.ofHours(2));
        String token = Jwt.of(apns.key(), apns.clock().instant()).sign();
        try (FrameClient client = client()) {
            apns.reset();
            apns.clock().advance(Duration.ofHours(2).plusMinutes(50));
            push(client, 1, token);
            apns.clock().advance(Duration.ofMinutes(11));
            push(client, 3, token);

            assertThat(reasons()).containsExactly(Optional.empty(), Optional.of(KnownReason.EXPIRED_PROVIDER_TOKEN));
        }
    }

    @Test
    void a_provider_token_from_beyond_the_fakes_clock_advises_reset() throws Exception {
        apns.clock().advance(Duration.ofHours(2));
        apns.reset();
        try (FrameClient client = client()) {
            push(client, 1, Jwt.of(apns.key(), start.plus(Duration.ofHours(3))).sign());

            assertThat(reasons()).containsExactly(Optional.of(KnownReason.INVALID_PROVIDER_TOKEN));
            assertThat(apns.journal().report()).contains("in the future", "reset()", "2 h");
        }
    }

    @Test
    void a_provider_token_of_wall_time_is_as_old_as_it_is() throws Exception {
        String token = Jwt.of(apns.key(), start.minus(Duration.ofMinutes(50))).sign();
        try (FrameClient client = client()) {
            push(client, 1, token);
            apns.clock().advance(Duration.ofHours(2));
            push(client, 3, token);
            assertThat(reasons()).containsExactly(Optional.empty(), Optional.of(KnownReason.EXPIRED_PROVIDER_TOKEN));
            apns.reset();

            push(client, 5, token);

            assertThat(reasons()).containsExactly(Optional.empty());
        }
    }

    @Test
    void an_idle_connection_is_idle_from_the_reset_on() throws Exception {
        apns.clock().advance(Duration.ofHours(2));
        try (FrameClient client = client()) {
            apns.reset();
            apns.options(o -> o.connections(c -> c.idleTimeout(Duration.ofMinutes(30))));
            apns.clock().advance(Duration.ofMinutes(31));

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).isNotEmpty();
        }
    }

    private FrameClient client() throws Exception {
        return FrameClient.connect(apns.port(PRODUCTION), apns.sslContext());
    }

    private List<Frame> push(FrameClient client, int streamId, ProviderKey key) throws Exception {
        return push(client, streamId, Jwt.of(key, start).sign());
    }

    /** Returns the frames up to the end of the answer. */
    private static List<Frame> push(FrameClient client, int streamId, String providerToken) throws Exception {
        client.send(
                Frame.push(streamId, false, headers(providerToken)), Frame.data(streamId, new byte[] {'{', '}'}, true));
        return client.await(frame -> frame.streamId() == streamId && frame.endsStream());
    }

    private static String[] headers(String providerToken) {
        return new String[] {ApnsHeaders.AUTHORIZATION, "bearer " + providerToken, ApnsHeaders.TOPIC, TOPIC};
    }

    /** Returns why the pushes since the last reset were rejected; empty for each that was accepted. */
    private List<Optional<Reason>> reasons() {
        return apns.journal().exchanges().stream()
                .map(exchange -> exchange.verdict().rejected().map(rejected -> rejected.reason()))
                .toList();
    }
}
