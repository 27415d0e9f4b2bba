/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113, section 6.2. */
class HeadersFramesTest {

    private static final int WHOLE = Frame.END_HEADERS | Frame.END_STREAM;

    @Test
    void headers_belong_to_a_stream() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(0)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void headers_may_be_padded_and_prioritised() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] block = Frame.literals(0, Probe.fields("GET"));
            byte[] payload = new byte[6 + block.length + 8];
            payload[0] = 8;
            payload[5] = 15;
            System.arraycopy(block, 0, payload, 6, block.length);

            probe.send(new Frame(Frame.HEADERS, WHOLE | Frame.PADDED | Frame.PRIORITY_PRESENT, 1, payload))
                    .isAnswered(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200})
    void padding_as_long_as_the_rest_is_a_connection_error(int over) throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] block = Frame.literals(0, ":method", "GET");
            byte[] payload = new byte[1 + block.length];
            payload[0] = (byte) (payload.length + over);
            System.arraycopy(block, 0, payload, 1, block.length);

            probe.send(new Frame(Frame.HEADERS, WHOLE | Frame.PADDED, 1, payload))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void headers_without_room_for_their_priority_have_the_wrong_size() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.HEADERS, WHOLE | Frame.PRIORITY_PRESENT, 1, 0, 0, 0))
                    .isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_priority_frame_within_a_header_block_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, 0, Probe.fields("GET")),
                            Frame.priority(1, 0),
                            Frame.continuation(1, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void another_stream_within_a_header_block_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, 0, Probe.fields("GET")),
                            Probe.get(3),
                            Frame.continuation(1, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void an_empty_headers_frame_lacks_everything() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.HEADERS, WHOLE, 1)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }
}
