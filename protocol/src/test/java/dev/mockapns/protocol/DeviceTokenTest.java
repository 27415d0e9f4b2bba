/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTokenTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void token_has_any_number_of_bytes_in_either_case(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[1 + random.nextInt(120)];
        random.nextBytes(bytes);

        DeviceToken lower = DeviceToken.of(HexFormat.of().formatHex(bytes));
        DeviceToken upper = DeviceToken.of(HexFormat.of().withUpperCase().formatHex(bytes));

        assertThat(upper).isEqualTo(lower).hasSameHashCodeAs(lower);
        assertThat(HexFormat.of().parseHex(upper.hex())).isEqualTo(bytes);
    }

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "abc", "xy", "a b2", "<00fc13ad>", "٠٠", "00fc13ad\n"})
    void token_that_is_not_hex_is_refused_with_its_value(String text) {
        assertThat(DeviceToken.parse(text)).isEmpty();
        assertThatThrownBy(() -> DeviceToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("device token: \"" + text + "\"")
                .hasMessageContaining("even number of hex digits");
    }

    @Test
    void logs_get_no_more_than_twelve_digits() {
        DeviceToken token = DeviceToken.of("00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0");

        assertThat(token.shortened()).isEqualTo("00fc13ad…e8f0");
        assertThat(token).hasToString(token.hex());
    }
}
