/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.internal.core.ConnectionLog;
import dev.mockapns.server.internal.core.Destination;
import dev.mockapns.server.internal.core.Reply;
import dev.mockapns.server.internal.core.Routing;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.internal.listener.ListenerSettings;
import dev.mockapns.server.internal.listener.Listeners;
import dev.mockapns.server.options.Options;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of a connection is the last thing on its record. */
class CloseRecordTest {

    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

    @Test
    void close_of_a_connection_is_noted_after_the_end_of_its_streams() throws Exception {
        try (Listeners listeners = open()) {
            try (FrameClient client =
                    FrameClient.connect(listeners.port(Environment.PRODUCTION), StubServer.IDENTITY.trusting())) {
                client.send(Frame.settings(INITIAL_WINDOW_SIZE, 0), Frame.push(1, true));
                client.await(frame -> frame.type() == Frame.HEADERS);
            }

            assertThat(next()).contains("AnswerNotSent");
            assertThat(next()).contains("closed");
        }
    }

    private Optional<String> next() throws InterruptedException {
        return Optional.ofNullable(happened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private Listeners open() {
        StubCore core = (request, state) -> new Reply(
                400,
                List.of(),
                "not taken",
                List.of(),
                state,
                event -> happened.add(event.getClass().getSimpleName()));
        return Listeners.open(
                new ListenerSettings(InetAddress.getLoopbackAddress(), Map.of(), StubServer.IDENTITY),
                core,
                new Log(new ConnectionJournal(1, Dialect.JAVA)),
                InstantSource.system(),
                Options::defaults);
    }

    private final class Log implements ConnectionLog {

        private final ConnectionLog journal;

        Log(ConnectionLog journal) {
            this.journal = journal;
        }

        @Override
        public Notes opened(long number, String remoteAddress, Routing routing, int port, Instant at) {
            Notes notes = journal.opened(number, remoteAddress, routing, port, at);
            return new Notes() {

                @Override
                public void note(ConnectionEvent event) {
                    notes.note(event);
                }

                @Override
                public void isFor(Destination chosen) {
                    notes.isFor(chosen);
                }

                @Override
                public void used() {
                    notes.used();
                }

                @Override
                public void closed(Instant closedAt) {
                    happened.add("closed");
                }
            };
        }
    }
}
