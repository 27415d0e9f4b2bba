/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.internal.connection.HeldLimits.Overrun;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which connection ends for the bytes that the server holds. */
class HeldLimitsTest {

    private final HeldLimits limits = HeldLimits.of(1000);

    @Test
    void one_connection_may_hold_half_of_what_all_may_but_no_more_than_16_mib() {
        assertThat(limits.perConnection()).isEqualTo(500);
        assertThat(HeldLimits.of(1L << 40).perConnection()).isEqualTo(16L << 20);
    }

    @Test
    void limits_are_exceeded_by_one_connection_or_by_all() {
        assertThat(limits.areExceeded(500, 1000)).isFalse();
        assertThat(limits.areExceeded(501, 501)).isTrue();
        assertThat(limits.areExceeded(1, 1001)).isTrue();
    }

    @Test
    void the_connection_that_holds_too_much_ends_itself() {
        assertThat(decide("small", Map.of("small", 501L, "large", 900L)))
                .contains(new Overrun<>("small", new Event.HoldsTooMuch(501, 500)));
    }

    @Test
    void the_connection_that_holds_the_most_ends_when_all_hold_too_much() {
        assertThat(decide("a", Map.of("a", 300L, "b", 450L, "c", 400L)))
                .contains(new Overrun<>("b", new Event.HoldsMostOfTooMuch(1150, 1000, 450)));
    }

    @Test
    void no_connection_ends_within_the_limits() {
        assertThat(decide("a", Map.of("a", 500L, "b", 500L))).isEmpty();
    }

    private Optional<Overrun<String>> decide(String changed, Map<String, Long> held) {
        return limits.decide(changed, held.keySet(), held::get);
    }
}
