/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, spans and numbers as explanations have them. */
class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S,       0 s",
        "PT0.0004S,  0 s",
        "PT0.1S,     100 ms",
        "PT1S,       1 s",
        "PT59.999S,  59 s",
        "PT5M1S,     5 min 1 s",
        "PT1H,       1 h",
        "PT1H0M5S,   1 h",
        "PT25H30M,   1 d 1 h",
        "P30D,       30 d",
        "PT-61S,     1 min 1 s"
    })
    void a_span_has_its_two_largest_parts(Duration span, String words) {
        assertThat(Quantities.span(span)).isEqualTo(words);
    }

    @Test
    void a_time_is_in_utc_and_has_no_fractions() {
        assertThat(Quantities.when(Instant.parse("2026-01-02T03:04:05.678Z"))).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void one_is_singular() {
        assertThat(Quantities.count(0, "byte")).isEqualTo("0 bytes");
        assertThat(Quantities.count(1, "byte")).isEqualTo("1 byte");
        assertThat(Quantities.count(2, "byte")).isEqualTo("2 bytes");
    }

    @Test
    void a_clock_that_was_not_moved_is_not_mentioned() {
        assertThat(Quantities.ahead(Duration.ZERO)).isEmpty();
        assertThat(Quantities.ahead(Duration.ofHours(1))).isEqualTo("; the fake's clock stands 1 h ahead of wall time");
    }
}
