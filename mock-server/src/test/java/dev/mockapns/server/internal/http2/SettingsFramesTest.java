/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9113, section 6.5. */
class SettingsFramesTest {

    private static final int INITIAL_WINDOW_SIZE = 4;

    @Test
    void an_acknowledgement_is_empty() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.SETTINGS, Frame.ACK, 0, 0)).isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void settings_belong_to_the_connection() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.SETTINGS, 0, 1, 0, 3, 0, 0, 0, 100)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void settings_come_in_pieces_of_six_bytes() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.SETTINGS, 0, 0, 0, 3, 0, 0, 0, 100, 0, 2))
                    .isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, PROTOCOL_ERROR",
        "4, 2147483648, FLOW_CONTROL_ERROR",
        "4, 4294967295, FLOW_CONTROL_ERROR",
        "5, 16383, PROTOCOL_ERROR",
        "5, 16777216, PROTOCOL_ERROR"
    })
    void a_value_out_of_range_is_a_connection_error(int setting, long value, ErrorCode code) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.settings(setting, value)).isConnectionError(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"255, 1", "2, 0", "2, 1", "1, 0", "1, 4294967295", "3, 0", "3, 4294967295", "5, 16777215", "6, 0"})
    void any_other_is_acknowledged(int setting, long value) throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.settings(setting, value));

            assertThat(probe.client().read().isAck()).isTrue();
        }
    }

    @Test
    void the_last_of_two_values_counts() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.settings(INITIAL_WINDOW_SIZE, 100, INITIAL_WINDOW_SIZE, 1), Probe.get(1));

            assertThat(nextData(probe).payload()).hasSize(1);
        }
    }

    @Test
    void a_new_window_size_holds_for_streams_that_are_open() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.settings(INITIAL_WINDOW_SIZE, 0), Probe.get(1));
            probe.client().await(frame -> frame.type() == Frame.HEADERS);
            probe.send(Frame.settings(INITIAL_WINDOW_SIZE, 1));

            assertThat(nextData(probe).payload()).hasSize(1);
        }
    }

    @Test
    void a_window_may_become_negative() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.settings(INITIAL_WINDOW_SIZE, 3), Probe.get(1));
            assertThat(nextData(probe).payload()).hasSize(3);

            probe.send(Frame.settings(INITIAL_WINDOW_SIZE, 2), Frame.windowUpdate(1, 2));
            assertThat(nextData(probe).payload()).hasSize(1);
        }
    }

    @Test
    void a_new_window_size_that_a_stream_cannot_take_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1),
                            Frame.windowUpdate(1, Integer.MAX_VALUE - 65_535),
                            Frame.settings(INITIAL_WINDOW_SIZE, 65_536))
                    .isConnectionError(ErrorCode.FLOW_CONTROL_ERROR);
        }
    }

    private static Frame nextData(Probe probe) throws Exception {
        List<Frame> seen = probe.client().await(frame -> frame.type() == Frame.DATA);
        return seen.get(seen.size() - 1);
    }
}
