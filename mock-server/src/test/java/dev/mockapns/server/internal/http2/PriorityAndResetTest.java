/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, sections 5.3, 6.3, 6.4 and 6.6. */
class PriorityAndResetTest {

    @Test
    void priority_belongs_to_a_stream() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.priority(0, 1)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void priority_has_five_bytes() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.raw(Frame.PRIORITY, 0, 1, 0x80, 0, 0, 1))
                    .isStreamError(1, ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_stream_cannot_depend_on_itself() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.priority(1, 1)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void an_idle_stream_cannot_depend_on_itself() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.priority(1, 1)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void headers_that_depend_on_their_own_stream_are_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.HEADERS, 5 | Frame.PRIORITY_PRESENT, 1, 0, 0, 0, 1, 255))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_reset_belongs_to_a_stream() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.reset(0, ErrorCode.CANCEL.number())).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void a_reset_has_four_bytes(int length) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.raw(Frame.RST_STREAM, 0, 1, new int[length]))
                    .isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_reset_with_an_unknown_error_code_is_a_reset() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.reset(1, 0xff)).isIgnored();

            assertThat(probe.server().requests()).hasSize(1);
        }
    }

    @Test
    void a_client_cannot_promise_a_push() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] block = Frame.literals(0, Probe.fields("GET"));
            byte[] payload = new byte[4 + block.length];
            payload[3] = 3;
            System.arraycopy(block, 0, payload, 4, block.length);

            probe.send(new Frame(Frame.PUSH_PROMISE, Frame.END_HEADERS, 1, payload))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }
}
