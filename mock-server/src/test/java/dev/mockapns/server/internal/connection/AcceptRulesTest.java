/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.options.Options;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a new connection when others are open. */
class AcceptRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Lifecycle STARTING = ConnectionRules.decide(
                    new Event.Established(false, Optional.empty()), Lifecycle.accepted(), Options::defaults)
            .next();
    private static final Lifecycle OPEN = ConnectionRules.decide(
                    new Event.PrefaceReceived(), STARTING, Options::defaults)
            .next();
    private static final Lifecycle ENDING = ConnectionRules.decide(
                    new Event.GoAwayRequested(GoAway.silent()), OPEN, Options::defaults)
            .next();

    @Test
    void a_connection_within_the_limit_is_accepted_without_a_look_at_the_others() {
        Acceptance<String> acceptance = AcceptRules.decide(
                2,
                2,
                () -> {
                    throw new AssertionError("not needed");
                },
                NOW);

        assertThat(acceptance).isEqualTo(new Acceptance.Accepted<>());
    }

    @Test
    void the_connection_that_is_idle_for_longest_ends_for_a_new_one() {
        assertThat(oneTooMany(List.of(idle("ten", 10), idle("twenty", 20), idle("fifteen", 15))))
                .isEqualTo(new Acceptance.AcceptedInPlaceOf<>("twenty"));
    }

    @Test
    void a_connection_that_is_idle_for_less_than_ten_seconds_does_not_end_for_a_new_one() {
        assertThat(oneTooMany(List.of(idle("nine", 9))))
                .isEqualTo(new Acceptance.Refused<>(new Note(
                        Kind.TOO_MANY_CONNECTIONS, new HandshakeCause.TooManyConnections(1, AcceptRules.IDLE))));
    }

    @Test
    void a_connection_that_is_busy_starting_or_ending_does_not_end_for_a_new_one() {
        Instant longAgo = NOW.minusSeconds(60);

        assertThat(oneTooMany(List.of(
                        new OpenConnection<>("busy", OPEN, 1, longAgo),
                        new OpenConnection<>("starting", STARTING, 0, longAgo),
                        new OpenConnection<>("ending", ENDING, 0, longAgo))))
                .isInstanceOf(Acceptance.Refused.class);
    }

    private static OpenConnection<String> idle(String name, int seconds) {
        return new OpenConnection<>(name, OPEN, 0, NOW.minusSeconds(seconds));
    }

    private static Acceptance<String> oneTooMany(List<OpenConnection<String>> others) {
        return AcceptRules.decide(2, 1, () -> others, NOW);
    }
}
