/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** RFC 9113, section 6.10. */
class ContinuationTest {

    @Test
    void a_header_block_may_come_in_several_frames() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")),
                            Frame.continuation(1, false, "first", "1"),
                            Frame.continuation(1, true, "second", "2"))
                    .isAnswered(1);

            assertThat(probe.server().requests().get(0).headers()).hasSize(2);
        }
    }

    @Test
    void a_header_block_may_be_cut_anywhere() throws Exception {
        try (Probe probe = Probe.open()) {
            byte[] block = Frame.literals(0x40, Probe.fields("GET", "x", "y"));
            probe.send(
                            new Frame(Frame.HEADERS, Frame.END_STREAM, 1, Arrays.copyOf(block, 5)),
                            new Frame(Frame.CONTINUATION, 0, 1, Arrays.copyOfRange(block, 5, 10)),
                            new Frame(
                                    Frame.CONTINUATION,
                                    Frame.END_HEADERS,
                                    1,
                                    Arrays.copyOfRange(block, 10, block.length)))
                    .isAnswered(1);
        }
    }

    @Test
    void data_within_a_header_block_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, 0, Probe.fields("POST")),
                            Frame.continuation(1, false, "x", "y"),
                            Frame.data(1, new byte[4], true))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_continuation_belongs_to_the_stream_of_its_headers() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")),
                            Frame.continuation(3, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_continuation_does_not_belong_to_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, Frame.END_STREAM, Probe.fields("GET")),
                            Frame.continuation(0, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void nothing_continues_a_header_block_that_has_ended() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.continuation(1, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void nothing_continues_a_continuation_that_has_ended() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Frame.headersWithFlags(1, 0, Probe.fields("POST")),
                            Frame.continuation(1, true, "x", "y"),
                            Frame.continuation(1, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void nothing_continues_data() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.data(1, new byte[4], false), Frame.continuation(1, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }
}
