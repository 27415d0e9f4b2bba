/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.http2.StubServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that closes its side of TLS by close_notify, and waits for the server to do the same. */
class CloseNotifyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void the_connection_ends_when_the_client_closes_its_side(String version) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = client(server, version)) {
            client.sendPreface();
            client.ping();
            client.closeNotify();

            client.readToEnd();
            ConnectionRecord record = server.connections()
                    .await(connection -> connection.closedAt().isPresent(), PATIENCE);
            assertThat(record.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_connection_on_which_nothing_was_sent_ends_and_is_recorded(String version) throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = client(server, version)) {
            client.closeNotify();

            client.readToEnd();
            ConnectionRecord record = server.connections()
                    .await(
                            connection -> connection.closedAt().isPresent()
                                    && !connection.problems().isEmpty(),
                            PATIENCE);
            assertThat(record.problems())
                    .extracting(ConnectionEvent::kind)
                    .containsExactly(Kind.CLOSED_AFTER_HANDSHAKE);
        }
    }

    /** In TLS 1.2 the other side closes at once, and may drop what it has not sent yet (RFC 5246, section 7.2.1). */
    @Test
    void requests_before_the_error_are_answered() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = client(server, "TLSv1.3")) {
            client.sendPreface();
            client.ping();
            client.send(Frame.push(1, true));
            client.closeNotify();

            List<Frame> seen = client.await(frame -> frame.streamId() == 1);
            assertThat(seen.get(seen.size() - 1).type()).isEqualTo(Frame.HEADERS);
            client.readToEnd();
        }
    }

    private static FrameClient client(StubServer server, String version) throws IOException {
        return FrameClient.layered(
                server.listeners().port(Environment.PRODUCTION), StubServer.IDENTITY.trusting(), parameters -> {
                    parameters.setProtocols(new String[] {version});
                    parameters.setApplicationProtocols(new String[] {"h2"});
                });
    }
}
