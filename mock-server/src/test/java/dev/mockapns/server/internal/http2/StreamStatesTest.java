/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9113, section 5.1. */
class StreamStatesTest {

    private static final int INITIAL_WINDOW_SIZE = 4;

    static Stream<Frame> framesThatIdleStreamsMayNotGet() {
        return Stream.of(
                Frame.data(1, new byte[4], true),
                Frame.reset(1, ErrorCode.CANCEL.number()),
                Frame.windowUpdate(1, 100),
                Frame.continuation(1, true, Probe.fields("GET")));
    }

    @ParameterizedTest
    @MethodSource("framesThatIdleStreamsMayNotGet")
    void an_idle_stream_takes_headers_and_priority_only(Frame frame) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(frame).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void priority_on_an_idle_stream_is_fine() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.priority(1, 0)).isIgnored();
        }
    }

    @Test
    void priority_on_an_idle_stream_does_not_close_the_ones_below() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.priority(3, 0), Frame.priority(5, 1), Probe.get(1)).isAnswered(1);
        }
    }

    @Test
    void data_after_the_end_of_the_request_is_a_stream_error() throws Exception {
        try (Probe probe = halfClosed()) {
            probe.send(Frame.data(1, new byte[4], true)).isStreamError(1, ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void headers_after_the_end_of_the_request_are_a_stream_error() throws Exception {
        try (Probe probe = halfClosed()) {
            probe.send(Probe.get(1)).isStreamError(1, ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void headers_without_end_of_stream_after_the_end_of_the_request_are_a_stream_error() throws Exception {
        try (Probe probe = halfClosed()) {
            probe.send(Probe.post(1)).isStreamError(1, ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void a_continuation_after_the_end_of_the_request_is_a_connection_error() throws Exception {
        try (Probe probe = halfClosed()) {
            probe.send(Frame.continuation(1, true, "x", "y")).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void window_updates_and_priority_after_the_end_of_the_request_are_fine() throws Exception {
        try (Probe probe = halfClosed()) {
            probe.send(Frame.priority(1, 0), Frame.windowUpdate(1, 1000));

            assertThat(probe.client().await(Frame::endsStream))
                    .extracting(Frame::type)
                    .containsOnly(Frame.DATA);
        }
    }

    @Test
    void the_answer_may_be_cancelled_after_the_end_of_the_request() throws Exception {
        try (Probe probe = halfClosed()) {
            probe.send(Frame.reset(1, ErrorCode.CANCEL.number()), Frame.settings(INITIAL_WINDOW_SIZE, 65_535));
            assertThat(probe.client().read().isAck()).isTrue();

            probe.isIgnored();
        }
    }

    @Test
    void data_on_an_answered_stream_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1)).isAnswered(1);

            probe.send(Frame.data(1, new byte[4], true)).isConnectionError(ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void headers_on_an_answered_stream_are_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1)).isAnswered(1);

            probe.send(Probe.get(1)).isConnectionError(ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void a_continuation_on_an_answered_stream_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1)).isAnswered(1);

            probe.send(Frame.continuation(1, true, "x", "y")).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void frames_that_may_have_crossed_the_answer_are_ignored() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1)).isAnswered(1);

            probe.send(
                            Frame.priority(1, 0),
                            Frame.windowUpdate(1, 1000),
                            Frame.reset(1, ErrorCode.CANCEL.number()),
                            Frame.reset(1, ErrorCode.CANCEL.number()))
                    .isIgnored();
        }
    }

    @Test
    void data_on_a_stream_that_the_client_reset_is_a_stream_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.reset(1, ErrorCode.CANCEL.number()), Frame.data(1, new byte[4], true))
                    .isStreamError(1, ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void headers_on_a_stream_that_the_client_reset_are_a_stream_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.reset(1, ErrorCode.CANCEL.number()), Probe.get(1))
                    .isStreamError(1, ErrorCode.STREAM_CLOSED);
        }
    }

    @Test
    void a_continuation_on_a_reset_stream_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.reset(1, ErrorCode.CANCEL.number()), Frame.continuation(1, true, "x", "y"))
                    .isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void frames_in_flight_to_a_stream_that_the_server_reset_are_discarded() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1, "connection", "close"));
            assertThat(probe.client().read().type()).isEqualTo(Frame.RST_STREAM);

            probe.send(
                            Frame.data(1, new byte[16_000], false),
                            Frame.data(1, new byte[16_000], false),
                            Frame.headers(1, true, "trailer", "x"),
                            Frame.windowUpdate(1, 1),
                            Frame.reset(1, ErrorCode.CANCEL.number()))
                    .isIgnored();
        }
    }

    @Test
    void header_compression_goes_on_through_what_is_discarded() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                    Probe.post(1, "connection", "close"),
                    Frame.block(1, Frame.literals(0x40, "remembered", "yes")),
                    Frame.block(3, indexed(62, Probe.fields("GET"))));
            probe.isAnswered(3);

            assertThat(probe.server().requests().get(0).header("remembered")).contains("yes");
        }
    }

    private static byte[] indexed(int index, String... fields) {
        byte[] literals = Frame.literals(0, fields);
        byte[] block = Arrays.copyOf(literals, literals.length + 1);
        block[literals.length] = (byte) (0x80 | index);
        return block;
    }

    /** Stream 1 has ended its request, and waits for the body of its answer. */
    private static Probe halfClosed() throws Exception {
        Probe probe = Probe.open();
        probe.send(Frame.settings(INITIAL_WINDOW_SIZE, 0), Probe.get(1));
        probe.client().await(frame -> frame.type() == Frame.HEADERS);
        return probe;
    }
}
