/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.cause.FrameRuleCause;
import dev.mockapns.server.cause.FrameRuleCause.Flood;
import dev.mockapns.server.cause.FrameRuleCause.FloodLimitExceeded;
import dev.mockapns.server.cause.FrameRuleCause.FrameAfterEndOfStream;
import dev.mockapns.server.cause.FrameRuleCause.FrameTooLarge;
import dev.mockapns.server.cause.FrameRuleCause.HeaderBlockTooLong;
import dev.mockapns.server.cause.FrameRuleCause.PaddingTooLong;
import dev.mockapns.server.cause.FrameRuleCause.StreamDependsOnItself;
import dev.mockapns.server.cause.FrameRuleCause.StreamIdTooLow;
import dev.mockapns.server.cause.FrameRuleCause.WindowTooLarge;
import dev.mockapns.server.cause.FrameRuleCause.WindowUpdateOnIdleStream;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.options.GoAwayDebugData;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The debug data of each GOAWAY that the server sends on its own. Clients log it, and some match it. */
class GoAwayDebugDataTest {

    @Test
    void idle_connection_names_the_reason_in_the_form_of_the_option() {
        assertThat(GoAways.idle(GoAwayDebugData.JSON).debugData()).isEqualTo("{\"reason\":\"IdleTimeout\"}");
        assertThat(GoAways.idle(GoAwayDebugData.PLAIN_TEXT).debugData()).isEqualTo("Connection closed: IdleTimeout");
        assertThat(GoAways.idle(GoAwayDebugData.EMPTY).debugData()).isEmpty();
    }

    @Test
    void refused_certificate_names_the_reason_in_the_form_of_the_option() {
        assertThat(refused(GoAwayDebugData.JSON)).isEqualTo("{\"reason\":\"BadCertificate\"}");
        assertThat(refused(GoAwayDebugData.PLAIN_TEXT)).isEqualTo("Connection closed: BadCertificate");
        assertThat(refused(GoAwayDebugData.EMPTY)).isEmpty();
    }

    @Test
    void stream_over_the_limit_has_its_numbers() {
        assertThat(GoAways.tooManyStreams(2, 1))
                .isEqualTo(GoAway.text("Maximum active streams violated: 2 open, 1 allowed")
                        .errorCode(7)
                        .abrupt());
    }

    @Test
    void stalled_frame_has_its_text() {
        assertThat(GoAways.frameStalled())
                .isEqualTo(GoAway.text("a frame was not completed in time").errorCode(11));
    }

    @Test
    void connection_that_holds_too_much_has_its_numbers() {
        assertThat(GoAways.holdsTooMuch(new Event.HoldsTooMuch(501, 500)))
                .isEqualTo(
                        GoAway.text("this connection holds 501 bytes of requests that are not complete and of answers"
                                        + " that are not read; 500 are the most that it may hold")
                                .errorCode(11));
    }

    @Test
    void connection_that_holds_the_most_has_its_numbers() {
        assertThat(GoAways.holdsMostOfTooMuch(new Event.HoldsMostOfTooMuch(1050, 1000, 450)))
                .isEqualTo(
                        GoAway.text("all connections together hold 1050 bytes of requests that are not complete and of"
                                        + " answers that are not read, of which 1000 are allowed, and this connection holds the"
                                        + " most: 450")
                                .errorCode(11));
    }

    @Test
    void second_handshake_has_its_text() {
        assertThat(GoAways.secondHandshake())
                .isEqualTo(GoAway.text(
                                "a second TLS handshake (renegotiation), which HTTP/2 forbids (RFC 9113, section 9.2.1)")
                        .errorCode(1));
    }

    @Test
    void message_of_netty_is_on_one_line_and_cut() {
        assertThat(GoAways.failed(new Event.Failed(1, "a frame\nof the wrong size" + "x".repeat(500))))
                .isEqualTo(GoAway.text("a frame\\u000aof the wrong size" + "x".repeat(475) + "…")
                        .errorCode(1));
    }

    @ParameterizedTest
    @MethodSource
    void broken_rule_has_its_text(FrameRuleCause rule, String debugData) {
        assertThat(GoAways.ruleBroken(new Event.RuleBroken(9, rule)))
                .isEqualTo(GoAway.text(debugData).errorCode(9));
    }

    static Stream<Arguments> broken_rule_has_its_text() {
        return Stream.of(
                arguments(new FrameTooLarge(16_385, 16_384), "a frame of 16385 bytes; SETTINGS allow 16384"),
                arguments(
                        new HeaderBlockTooLong(50, 65_536, 9, 8),
                        "a header block of 50 bytes so far, with 9 CONTINUATION frames (at most 65536 and 8 are taken)"),
                arguments(new PaddingTooLong(214, 14), "padding of 214 in a frame of 14 bytes"),
                arguments(new WindowUpdateOnIdleStream(5), "WINDOW_UPDATE on stream 5, which is idle"),
                arguments(new StreamDependsOnItself(5), "stream 5, which is idle, depends on itself"),
                arguments(new StreamIdTooLow(3, 5), "stream 3 was opened after stream 5"),
                arguments(new FrameAfterEndOfStream(1, "DATA"), "DATA on stream 1, which the client had ended"),
                arguments(
                        new WindowTooLarge(Integer.MAX_VALUE, 1),
                        "SETTINGS_INITIAL_WINDOW_SIZE 2147483647 makes the window of stream 1 too large"),
                flood(Flood.IDLE_FRAMES, "more than 1000 frames that bring no request on within 30 seconds"),
                flood(Flood.RESETS, "more than 1000 requests taken back within 30 seconds"),
                flood(Flood.STREAM_ERRORS, "more than 1000 streams that broke the rules within 30 seconds"),
                flood(Flood.REFUSED_STREAMS, "more than 1000 streams over the limit within 30 seconds"),
                flood(Flood.OVERSIZED_REQUESTS, "more than 1000 requests that are too large within 30 seconds"),
                flood(Flood.SMALL_DATA_FRAMES, "more than 1000 small DATA frames within 30 seconds"));
    }

    @Test
    void every_broken_rule_is_tested() {
        assertThat(broken_rule_has_its_text().<Class<?>>map(rule -> rule.get()[0].getClass()))
                .contains(FrameRuleCause.class.getPermittedSubclasses());
    }

    private static Arguments flood(Flood flood, String debugData) {
        return arguments(new FloodLimitExceeded(flood, 1000, Duration.ofSeconds(30)), debugData);
    }

    private static String refused(GoAwayDebugData form) {
        return GoAways.refused(KnownReason.BAD_CERTIFICATE, form).debugData();
    }
}
