/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.options.Options;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeafClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int INITIAL_WINDOW_SIZE = 4;

    /** More than the buffers of the kernel hold. */
    private static final String LARGE = "x".repeat(8 * 1024 * 1024);

    @Test
    void a_client_that_does_not_read_is_recorded_and_gets_everything_later() throws Exception {
        try (StubServer server = new StubServer(
                        Options.defaults(), (request, state) -> new Reply(400, List.of(), LARGE, state));
                FrameClient deaf = FrameClient.withSmallBuffer(
                        server.listeners().port(Environment.PRODUCTION), StubServer.IDENTITY.trusting())) {
            deaf.send(
                    Frame.settings(INITIAL_WINDOW_SIZE, Integer.MAX_VALUE),
                    Frame.windowUpdate(0, Integer.MAX_VALUE - 65_535),
                    Probe.get(1));
            server.connections().await(DeafClientTest::isNotReading, PATIENCE);
            deaf.send(Frame.ping(1));
            List<Frame> answer = deaf.awaitEnd(1);
            List<Frame> pong = deaf.await(Frame::isAck);

            assertThat(answer.stream()
                            .filter(frame -> frame.type() == Frame.DATA)
                            .mapToInt(frame -> frame.payload().length)
                            .sum())
                    .isEqualTo(LARGE.length());
            assertThat(pong).hasSize(1);
        }
    }

    private static boolean isNotReading(ConnectionRecord connection) {
        return connection.problems().stream().anyMatch(trouble -> trouble.kind() == Kind.NOT_READING);
    }
}
