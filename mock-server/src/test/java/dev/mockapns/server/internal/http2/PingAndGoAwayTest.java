/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, sections 5.4.1, 6.7, 6.8 and 7. */
class PingAndGoAwayTest {

    @Test
    void an_acknowledgement_is_not_answered() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.PING, Frame.ACK, 0, 1, 1, 1, 1, 1, 1, 1, 1), Frame.ping(2));

            assertThat(probe.client().read().payload()).isEqualTo(Frame.ping(2).payload());
        }
    }

    @Test
    void a_ping_belongs_to_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.PING, 0, 3, new int[8])).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 9})
    void a_ping_has_eight_bytes(int length) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.PING, 0, 0, new int[length])).isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_goaway_belongs_to_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.GOAWAY, 0, 1, new int[8])).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_goaway_has_eight_bytes_at_least() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.GOAWAY, 0, 0, new int[7])).isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 0xff})
    void a_client_that_sends_goaway_is_disconnected(int code) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.goAway(0, code));

            assertThat(probe.client().isClosedByPeer()).isTrue();
            probe.servesANewConnection();
        }
    }

    @Test
    void a_client_that_sends_goaway_still_gets_its_pending_answers() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.goAway(0, 0), Frame.data(1, new byte[10], true));
            List<Frame> answer = probe.isAnswered(1);

            assertThat(answer).extracting(Frame::type).containsExactly(Frame.HEADERS, Frame.DATA);
            assertThat(probe.client().isClosedByPeer()).isTrue();
        }
    }
}
