/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApnsIdTest {

    @Test
    void id_without_uuid_version_is_equal_in_either_case() {
        ApnsId upper = ApnsId.of("9D3220FE-444B-633E-D1F1-0123456789AB");

        assertThat(upper).isEqualTo(ApnsId.of("9d3220fe-444b-633e-d1f1-0123456789ab"));
        assertThat(upper).hasToString("9d3220fe-444b-633e-d1f1-0123456789ab");
    }

    @Test
    void a_random_id_reads_back_as_itself() {
        ApnsId id = ApnsId.random();

        assertThat(ApnsId.of(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "9d3220fe444b633ed1f10123456789ab",
                "9d3220fe-444b-633e-d1f1-0123456789a",
                "9d3220fe-444b-633e-d1f1-0123456789ab ",
                "{9d3220fe-444b-633e-d1f1-0123456789ab}",
                "gd3220fe-444b-633e-d1f1-0123456789ab"
            })
    void other_ways_to_write_a_uuid_are_refused_with_their_value(String text) {
        assertThat(ApnsId.parse(text)).isEmpty();
        assertThatThrownBy(() -> ApnsId.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("apns-id: \"" + text + "\"");
    }
}
