/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.options.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9113, sections 5.1.1 and 5.1.2. */
class StreamIdsTest {

    private static final int INITIAL_WINDOW_SIZE = 4;

    @Test
    void a_client_may_not_open_an_even_stream() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(2)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_client_may_not_go_back_to_a_stream_that_it_left_out() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(5)).isAnswered(5);

            probe.send(Probe.get(3)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_client_may_not_go_back_however_far() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(1_000_001)).isAnswered(1_000_001);

            probe.send(Probe.get(3)).isConnectionError(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void the_last_stream_of_all_is_served() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(Integer.MAX_VALUE)).isAnswered(Integer.MAX_VALUE);
        }
    }

    @Test
    void a_connection_error_names_the_last_stream_that_was_served() throws Exception {
        try (Probe probe = Probe.open()) {
            probe.send(Probe.get(5)).isAnswered(5);
            probe.send(Frame.ping(1), Frame.block(7, new byte[] {(byte) 0x80}));
            List<Frame> seen = probe.client().await(frame -> frame.type() == Frame.GOAWAY);

            assertThat(seen.get(seen.size() - 1).firstInt()).isEqualTo(5);
        }
    }

    @Test
    void a_stream_over_the_announced_limit_is_refused() throws Exception {
        try (StubServer server = new StubServer(Options.defaults(), (request, state) -> StubServer.rejected(state));
                FrameClient client = server.client()) {
            client.send(Frame.settings(INITIAL_WINDOW_SIZE, 0), Probe.get(1), Probe.get(3));
            List<Frame> seen = client.await(frame -> frame.type() == Frame.RST_STREAM);
            Frame refused = seen.get(seen.size() - 1);

            assertThat(refused.streamId()).isEqualTo(3);
            assertThat(refused.firstInt()).isEqualTo(ErrorCode.REFUSED_STREAM.number());
        }
    }
}
