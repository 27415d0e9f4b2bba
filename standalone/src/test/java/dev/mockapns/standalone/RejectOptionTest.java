/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.KnownReason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RejectOptionTest {

    @ParameterizedTest
    @EnumSource(KnownReason.class)
    void reason_may_be_spelled_as_on_the_wire_by_apple_or_in_java(KnownReason reason) {
        for (String spelling : reason.spellings()) {
            assertThat(RejectOption.parse("ab=" + spelling))
                    .isEqualTo(new RejectOption("ab", reason, Optional.empty()));
        }
        assertThat(RejectOption.parse("ab=" + reason.name()))
                .isEqualTo(new RejectOption("ab", reason, Optional.empty()));
        assertThat(RejectOption.parse("ab=" + reason.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(new RejectOption("ab", reason, Optional.empty()));
    }

    @Test
    void a_token_alone_is_a_bad_device_token() {
        assertThat(RejectOption.parse("ab"))
                .isEqualTo(new RejectOption("ab", KnownReason.BAD_DEVICE_TOKEN, Optional.empty()));
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
    @ValueSource(strings = {"", "=Unregistered", " =Unregistered", "ab =Unregistered"})
    void a_missing_token_is_an_error(String text) {
        assertThatThrownBy(() -> RejectOption.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + text + "\" has no device token (expected: TOKEN[=Reason[@TIME]])");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T00:00:00Z", "1767225600000"})
    void a_410_may_have_a_time(String time) {
        assertThat(RejectOption.parse("ab=Unregistered@" + time).timestamp())
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(RejectOption.parse("a@b=expired_token@" + time).token()).isEqualTo("a@b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-01", "-1", "+1000000000-12-31T23:59:59Z", "9999999999999999"})
    void malformed_time_is_named(String time) {
        assertThatThrownBy(() -> RejectOption.parse("ab=Unregistered@" + time))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"" + time
                        + "\" is not a time (expected: one such as 2026-01-01T00:00:00Z, or milliseconds since 1970)");
    }

    @Test
    void a_reason_without_a_timestamp_takes_no_time() {
        assertThatThrownBy(() -> RejectOption.parse("ab=BadDeviceToken@1767225600000"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("\"1767225600000\" is the time of BadDeviceToken (expected: a time with Unregistered or"
                        + " ExpiredToken only)");
    }
}
