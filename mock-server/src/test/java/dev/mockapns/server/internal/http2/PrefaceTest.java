/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** RFC 9113, section 3.4. */
class PrefaceTest {

    @Test
    void the_first_frame_of_the_server_is_settings() throws Exception {
        try (Probe probe = Probe.silent()) {
            probe.client().sendPreface();

            Frame first = probe.client().read();
            assertThat(first.type()).isEqualTo(Frame.SETTINGS);
            assertThat(first.isAck()).isFalse();
        }
    }

    @Test
    void settings_are_acknowledged_at_once() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.settings(2, 0));

            assertThat(probe.client().read().isAck()).isTrue();
        }
    }

    @Test
    void bytes_other_than_the_preface_end_the_connection() throws Exception {
        try (Probe probe = Probe.silent()) {
            probe.client().sendBytes("INVALID CONNECTION PREFACE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(probe.client().isClosedByPeer()).isTrue();
            assertThat(probe.firstTrouble()).isEqualTo(Kind.NOT_HTTP2);
            probe.servesANewConnection();
        }
    }

    @Test
    void the_first_frame_of_the_client_must_be_settings() throws Exception {
        try (Probe probe = Probe.silent()) {
            probe.client().sendBytes(Frame.PREFACE);
            probe.send(Frame.ping(1));

            assertThat(probe.client().isClosedByPeer()).isTrue();
            probe.servesANewConnection();
        }
    }

    @Test
    void a_preface_that_comes_byte_by_byte_is_a_preface() throws Exception {
        try (Probe probe = Probe.silent()) {
            for (byte next : Frame.PREFACE) {
                probe.client().sendBytes(new byte[] {next});
            }
            for (byte next : Frame.settings().bytes()) {
                probe.client().sendBytes(new byte[] {next});
            }
            for (byte next : Probe.get(1).bytes()) {
                probe.client().sendBytes(new byte[] {next});
            }

            probe.isAnswered(1);
        }
    }
}
