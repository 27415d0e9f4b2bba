/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.KnownReason;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RejectOptionTest {

    @ParameterizedTest
    @EnumSource(KnownReason.class)
    void every_reason_may_be_spelled_as_on_the_wire_as_on_apples_pages_and_as_in_java(KnownReason reason) {
        for (String spelling : reason.spellings()) {
            assertThat(RejectOption.parse("ab=" + spelling)).isEqualTo(new RejectOption("ab", reason));
        }
        assertThat(RejectOption.parse("ab=" + reason.name())).isEqualTo(new RejectOption("ab", reason));
        assertThat(RejectOption.parse("ab=" + reason.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(new RejectOption("ab", reason));
    }

    @Test
    void a_token_alone_is_a_bad_device_token() {
        assertThat(RejectOption.parse("ab")).isEqualTo(new RejectOption("ab", KnownReason.BAD_DEVICE_TOKEN));
    }

    @Test
    void the_token_need_not_be_well_formed() {
        assertThat(RejectOption.parse("<ab cd>=Unregistered").token()).isEqualTo("<ab cd>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frob", "", "BadDeviceTokens", "400"})
    void an_unknown_reason_is_named_beside_the_known_ones(String reason) {
        assertThatThrownBy(() -> RejectOption.parse("ab=" + reason))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("\"" + reason + "\" is not a reason of APNs (expected one of: BadCertificate, ")
                .hasMessageContaining(", BadDeviceToken, ")
                .hasMessageEndingWith(", Unregistered, UnrelatedKeyIdInToken)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=Unregistered", " =Unregistered"})
    void a_missing_token_is_an_error(String text) {
        assertThatThrownBy(() -> RejectOption.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + text + "\" names no device token (expected: TOKEN=Reason)");
    }
}
