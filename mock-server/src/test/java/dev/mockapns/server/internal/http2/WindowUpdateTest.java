/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import org.junit.jupiter.api.Test;

/** RFC 9113, section 6.9. */
class WindowUpdateTest {

    @Test
    void an_increment_of_nothing_for_the_connection_is_a_connection_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.windowUpdate(0, 0)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void an_increment_of_nothing_for_a_stream_is_a_stream_error() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.post(1), Frame.windowUpdate(1, 0)).isStreamError(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void the_window_of_an_idle_stream_cannot_be_opened() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.windowUpdate(101, 0)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void the_reserved_bit_of_the_increment_is_ignored() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.windowUpdate(0, Integer.MIN_VALUE | 1)).isIgnored();
        }
    }

    @Test
    void a_window_update_has_four_bytes() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.raw(Frame.WINDOW_UPDATE, 0, 0, 0, 0, 1)).isConnectionError(ErrorCode.FRAME_SIZE_ERROR);
        }
    }

    @Test
    void the_window_of_the_connection_has_a_limit() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Frame.windowUpdate(0, Integer.MAX_VALUE), Frame.windowUpdate(0, Integer.MAX_VALUE))
                    .isConnectionError(ErrorCode.FLOW_CONTROL_ERROR);
        }
    }

    @Test
    void the_window_of_a_stream_has_a_limit() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(
                            Probe.post(1),
                            Frame.windowUpdate(1, Integer.MAX_VALUE),
                            Frame.windowUpdate(1, Integer.MAX_VALUE))
                    .isStreamError(1, ErrorCode.FLOW_CONTROL_ERROR);
        }
    }
}
