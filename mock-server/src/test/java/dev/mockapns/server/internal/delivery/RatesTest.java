/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.options.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Rate RATE = new Rate(1000, Duration.ofHours(1));

    private final Rates rates = new Rates(1 << 20);

    @Test
    void targets_with_long_names_are_forgotten_before_they_take_more_memory_than_there_is() {
        for (int i = 0; i < 1000; i++) {
            rates.count(longName(i), RATE, NOW);
        }

        assertThat(rates.taken(longName(0), RATE, NOW)).isZero();
        assertThat(rates.taken(longName(999), RATE, NOW)).isOne();
        assertThat(IntStream.range(0, 1000).filter(i -> rates.taken(longName(i), RATE, NOW) > 0))
                .hasSizeBetween(100, 210);
    }

    @Test
    void targets_with_many_pushes_are_forgotten_before_they_take_more_memory_than_there_is() {
        for (int i = 0; i < 100; i++) {
            for (int push = 0; push < RATE.pushes(); push++) {
                rates.count("target " + i, RATE, NOW);
            }
        }

        assertThat(rates.taken("target 0", RATE, NOW)).isZero();
        assertThat(rates.taken("target 99", RATE, NOW)).isEqualTo(RATE.pushes());
    }

    @Test
    void a_target_whose_pushes_are_too_long_ago_makes_room() {
        Instant later = NOW.plus(RATE.period());
        for (int i = 0; i < 20; i++) {
            for (int push = 0; push < RATE.pushes(); push++) {
                rates.count("target " + i, RATE, NOW);
            }
            rates.taken("target " + i, RATE, later);
        }
        rates.count("target 0", RATE, later);
        rates.count("target 20", RATE, later);

        assertThat(rates.taken("target 0", RATE, later)).isOne();
    }

    @Test
    void the_only_target_keeps_the_times_of_its_whole_rate() {
        Rate rate = new Rate(100_000, Duration.ofHours(1));
        for (int push = 0; push < rate.pushes(); push++) {
            rates.count("target", rate, NOW);
        }

        assertThat(rates.taken("target", rate, NOW)).isEqualTo(rate.pushes());
    }

    private static String longName(int number) {
        return number + "x".repeat(5000);
    }
}
