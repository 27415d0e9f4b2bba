/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, section 6.1. */
class DataFramesTest {

    @Test
    void data_belongs_to_a_stream() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.data(0, new byte[4], true)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void padding_is_no_part_of_the_body() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1, "content-length", "4"),
                            Frame.paddedData(1, new byte[4], 255, false),
                            Frame.paddedData(1, new byte[0], 255, true))
                    .isAnswered(1);

            assertThat(probe.server().requests().get(0).body().length()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 255})
    void padding_as_long_as_the_payload_is_a_connection_error(int padding) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1),
                            Frame.raw(Frame.DATA, Frame.PADDED | Frame.END_STREAM, 1, padding, 't', 'e', 's', 't'))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_padded_frame_without_room_for_the_pad_length_has_the_wrong_size() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.raw(Frame.DATA, Frame.PADDED, 1))
                    .isStreamError(1, ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void nothing_but_padding_is_an_empty_piece_of_a_body() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1),
                            Frame.raw(Frame.DATA, Frame.PADDED, 1, 0),
                            Frame.raw(Frame.DATA, Frame.PADDED, 1, 1, 0),
                            Frame.data(1, new byte[3], true))
                    .isAnswered(1);

            assertThat(probe.server().requests().get(0).body().length()).isEqualTo(3);
        }
    }
}
