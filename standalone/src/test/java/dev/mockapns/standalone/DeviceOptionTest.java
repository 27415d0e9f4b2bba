/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Topic;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class DeviceOptionTest {

    private static final Topic ORDERS = Topic.of("com.example.orders");
    private static final DeviceToken TOKEN = DeviceToken.of("ab".repeat(32));

    @Test
    void a_topic_alone_means_production_and_a_new_token() {
        assertThat(DeviceOption.parse("com.example.orders"))
                .isEqualTo(new DeviceOption(ORDERS, PRODUCTION, Optional.empty()));
    }

    @Test
    void the_environment_may_be_named() {
        assertThat(DeviceOption.parse("com.example.orders:sandbox"))
                .isEqualTo(new DeviceOption(ORDERS, SANDBOX, Optional.empty()));
        assertThat(DeviceOption.parse("com.example.orders:production"))
                .isEqualTo(new DeviceOption(ORDERS, PRODUCTION, Optional.empty()));
    }

    @Test
    void the_token_may_be_chosen_with_and_without_an_environment() {
        assertThat(DeviceOption.parse("com.example.orders:" + TOKEN))
                .isEqualTo(new DeviceOption(ORDERS, PRODUCTION, Optional.of(TOKEN)));
        assertThat(DeviceOption.parse("com.example.orders:sandbox:" + TOKEN))
                .isEqualTo(new DeviceOption(ORDERS, SANDBOX, Optional.of(TOKEN)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | topic: \"\"",
                "com example              | topic: \"com example\"",
                ":sandbox                 | topic: \"\"",
                "com.example:             | \"\" is neither sandbox nor a device token",
                "com.example:sandbx       | \"sandbx\" is neither sandbox nor a device token",
                "com.example:sandbox:12   | \"12\" is neither sandbox nor a device token (expected: 64 to 200 hex digits",
                "com.example:staging:12   | \"staging\" is not an environment (expected: TOPIC[:sandbox][:TOKEN]",
                "com.example:sandbox:12:3 | has 4 parts (expected: TOPIC[:sandbox][:TOKEN])",
            })
    void malformed_value_is_named_with_the_expected_form(String text, String message) {
        assertThatThrownBy(() -> DeviceOption.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_token_of_the_right_length_must_be_hex() {
        assertThatThrownBy(() -> DeviceOption.parse("com.example:" + "xy".repeat(32)))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("device token: \"xyxy");
    }
}
