/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.connection.AcceptRules;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.http2.StubCore;
import dev.mockapns.server.internal.http2.StubServer;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.options.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server at the limits of its machine. */
class ListenerLimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private volatile Instant now = Instant.EPOCH;
    private final ConnectionJournal journal = new ConnectionJournal(10, Dialect.JAVA);
    private final BlockingQueue<Error> fatal = new LinkedBlockingQueue<>();

    @Test
    void one_connection_too_many_is_closed_at_once_and_recorded() throws Exception {
        try (Listeners listeners =
                        open(new ListenerLimits(2, fatal::add), (request, state) -> StubServer.accepted(state));
                FrameClient first = connect(listeners);
                FrameClient second = connect(listeners);
                Socket third = new Socket(InetAddress.getLoopbackAddress(), listeners.port(Environment.PRODUCTION))) {
            third.setSoTimeout((int) PATIENCE.toMillis());

            assertThat(isClosed(third)).isTrue();
            ConnectionRecord record = journal.await(
                    connection -> connection.problems().stream()
                            .anyMatch(trouble -> trouble.kind() == Kind.TOO_MANY_CONNECTIONS),
                    PATIENCE);
            assertThat(record.describe()).contains("2 connections are open, as many as may be", "maxConnections");
            first.ping();
            second.ping();
        }
    }

    @Test
    void a_closed_connection_makes_room_for_another() throws Exception {
        try (Listeners listeners =
                open(new ListenerLimits(1, fatal::add), (request, state) -> StubServer.accepted(state))) {
            connect(listeners).close();
            journal.await(connection -> connection.closedAt().isPresent(), PATIENCE);

            try (FrameClient next = connect(listeners)) {
                next.ping();
            }
        }
    }

    @Test
    void the_connection_that_is_idle_for_longest_makes_room_for_another() throws Exception {
        try (Listeners listeners =
                        open(new ListenerLimits(2, fatal::add), (request, state) -> StubServer.accepted(state));
                FrameClient longest = connect(listeners)) {
            longest.ping();
            now = now.plus(AcceptRules.IDLE);
            try (FrameClient busy = connect(listeners);
                    FrameClient next = connect(listeners)) {
                longest.readToEnd();
                next.ping();
                busy.ping();
            }
        }
    }

    @Test
    void a_lack_of_memory_is_reported_and_closes_the_connection() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("of the test");
        try (Listeners listeners = open(new ListenerLimits(10, fatal::add), (request, state) -> {
                    throw error;
                });
                FrameClient client = connect(listeners)) {
            client.startPush(1);
            client.endPush(1);

            assertThat(fatal.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(error);
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void a_fake_embedded_in_a_foreign_jvm_serves_on_after_an_error() throws Exception {
        int[] requests = {0};
        try (Listeners listeners = open(ListenerLimits.defaults(), (request, state) -> {
            if (requests[0]++ == 0) {
                throw new OutOfMemoryError("of the test");
            }
            return StubServer.accepted(state);
        })) {
            try (FrameClient client = connect(listeners)) {
                client.startPush(1);
                client.endPush(1);
                assertThat(client.readToEnd()).isEmpty();
            }
            try (FrameClient client = connect(listeners)) {
                client.startPush(1);
                client.endPush(1);
                assertThat(client.await(Frame::endsStream)).isNotEmpty();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static FrameClient connect(Listeners listeners) throws IOException {
        return FrameClient.connect(listeners.port(Environment.PRODUCTION), StubServer.IDENTITY.trusting());
    }

    private Listeners open(ListenerLimits limits, StubCore core) {
        return Listeners.open(
                new ListenerSettings(InetAddress.getLoopbackAddress(), Map.of(), StubServer.IDENTITY, limits),
                core,
                journal,
                () -> now,
                Options::defaults);
    }
}
