/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.options.GoAwayDebugData;
import org.junit.jupiter.api.Test;

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
    void broken_rule_is_quoted_on_one_line() {
        assertThat(GoAways.ruleBroken(new Event.RuleBroken(1, "a frame\nof the wrong size")))
                .isEqualTo(GoAway.text("a frame\\u000aof the wrong size").errorCode(1));
    }

    private static String refused(GoAwayDebugData form) {
        return GoAways.refused(KnownReason.BAD_CERTIFICATE, form).debugData();
    }
}
