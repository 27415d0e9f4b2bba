/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsAlertTest {

    @ParameterizedTest
    @CsvSource({
        "Received fatal alert: unknown_ca, UNKNOWN_CA",
        "(certificate_unknown) Received fatal alert: certificate_unknown, CERTIFICATE_UNKNOWN",
        "error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA, UNKNOWN_CA",
        "error:10000412:SSL routines:OPENSSL_internal:SSLV3_ALERT_BAD_CERTIFICATE, BAD_CERTIFICATE",
        "Received fatal alert: no_application_protocol, NO_APPLICATION_PROTOCOL",
        "Received fatal alert: protocol_version, PROTOCOL_VERSION"
    })
    void an_alert_is_recognised_in_the_messages_of_every_tls_engine(String message, TlsAlert alert) {
        assertThat(TlsAlert.in(message)).contains(alert);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(protocol_version) Client requested protocol TLSv1.1 is not enabled or supported in server context",
                "(handshake_failure) no cipher suites in common",
                "bad record MAC"
            })
    void an_error_that_the_fake_found_is_not_an_alert_of_the_client(String message) {
        assertThat(TlsAlert.in(message)).isEmpty();
    }

    @Test
    void an_alert_has_its_code_and_the_name_of_the_rfc() {
        assertThat(TlsAlert.ofCode(48)).contains(TlsAlert.UNKNOWN_CA);
        assertThat(TlsAlert.ofCode(0)).isEmpty();
        assertThat(TlsAlert.UNKNOWN_CA).hasToString("unknown_ca");
    }
}
