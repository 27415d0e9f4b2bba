/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, sections 4.1, 4.2 and 5.5. */
class FrameFormatTest {

    private static final int UNKNOWN = 0x16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_frame_of_an_unknown_type_is_ignored_on_any_stream(int streamId) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(UNKNOWN, 0xff, streamId, 0, 0, 0, 0)).isIgnored();
        }
    }

    @Test
    void an_unknown_frame_within_a_header_block_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")),
                            Frame.raw(UNKNOWN, 0, 0, 0, 0, 0, 0))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void flags_that_a_frame_does_not_define_are_ignored() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.PING, 0x16, 0, 1, 2, 3, 4, 5, 6, 7, 8));

            assertThat(probe.client().read().isAck()).isTrue();
        }
    }

    @Test
    void the_reserved_bit_is_ignored() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.PING, 0, Integer.MIN_VALUE, 1, 2, 3, 4, 5, 6, 7, 8));

            assertThat(probe.client().read().isAck()).isTrue();
        }
    }

    @Test
    void a_frame_of_16384_bytes_is_taken() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.data(1, new byte[16_384], true)).isAnswered(1);
        }
    }

    @Test
    void a_larger_data_frame_has_the_wrong_size() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1))
                    .sendUnlessClosed(Frame.data(1, new byte[16_385], true))
                    .isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_larger_headers_frame_has_the_wrong_size() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.sendUnlessClosed(Frame.block(1, new byte[16_385])).isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_frame_size_error_shows_before_the_frame_is_there() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.client().sendBytes(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 1});

            probe.isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }
}
