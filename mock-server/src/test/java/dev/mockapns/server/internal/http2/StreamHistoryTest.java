/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.internal.http2.StreamHistory.Fate;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import org.junit.jupiter.api.Test;

class StreamHistoryTest {

    private final Http2Connection connection = new DefaultHttp2Connection(true);
    private final StreamHistory history = new StreamHistory();

    StreamHistoryTest() {
        connection.addListener(history);
    }

    @Test
    void a_stream_that_was_left_out_is_unknown() throws Exception {
        run(1);
        run(7);

        assertThat(history.of(1)).isEqualTo(Fate.ENDED);
        assertThat(history.of(3)).isEqualTo(Fate.UNKNOWN);
        assertThat(history.of(5)).isEqualTo(Fate.UNKNOWN);
        assertThat(history.of(7)).isEqualTo(Fate.ENDED);
        assertThat(history.of(9)).isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void a_reset_stream_is_remembered_with_the_peer_that_reset_it() throws Exception {
        run(1);
        history.resetByClient(1);
        connection.remote().createStream(3, false).resetSent().close();

        assertThat(history.of(1)).isEqualTo(Fate.RESET_BY_CLIENT);
        assertThat(history.of(3)).isEqualTo(Fate.RESET_BY_SERVER);
    }

    @Test
    void streams_of_long_ago_are_forgotten_and_not_mixed_up_with_new_ones() throws Exception {
        run(1);
        history.resetByClient(1);
        run(2049);
        history.resetByClient(1);

        assertThat(history.of(1)).isEqualTo(Fate.UNKNOWN);
        assertThat(history.of(3)).isEqualTo(Fate.UNKNOWN);
        assertThat(history.of(2049)).isEqualTo(Fate.ENDED);
    }

    @Test
    void a_much_higher_stream_id_forgets_the_streams_before_it() throws Exception {
        for (int streamId = 1; streamId < 2048; streamId += 2) {
            run(streamId);
        }
        run(1_000_001);

        assertThat(history.of(1_000_001)).isEqualTo(Fate.ENDED);
        assertThat(history.of(999_999)).isEqualTo(Fate.UNKNOWN);
        assertThat(history.of(998_001)).isEqualTo(Fate.UNKNOWN);
        assertThat(history.of(2047)).isEqualTo(Fate.UNKNOWN);
    }

    private void run(int streamId) throws Http2Exception {
        connection.remote().createStream(streamId, true).close();
    }
}
