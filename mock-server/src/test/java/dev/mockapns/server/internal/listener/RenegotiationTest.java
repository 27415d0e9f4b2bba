/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.http2.Frame;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.http2.StubServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that begins a second TLS handshake on its connection, which TLS 1.2 has and HTTP/2 forbids. */
class RenegotiationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void a_second_handshake_ends_the_connection_and_is_recorded() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = client(server)) {
            client.ping();

            assertThatThrownBy(() -> {
                        client.renegotiate();
                        client.ping();
                    })
                    .isInstanceOf(IOException.class);
            ConnectionRecord record = server.connections()
                    .await(connection -> connection.closedAt().isPresent(), PATIENCE);
            assertThat(record.problems()).singleElement().satisfies(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Kind.CONNECTION_ERROR);
                assertThat(trouble.because()).contains("renegotiation", "RFC 9113, section 9.2.1");
            });
        }
    }

    @Test
    void a_connection_of_tls_1_2_that_keeps_the_rules_stays_open() throws Exception {
        try (StubServer server = StubServer.accepting();
                FrameClient client = client(server)) {
            for (int streamId = 1; streamId < 200; streamId += 2) {
                client.send(Frame.push(streamId, false), Frame.data(streamId, new byte[5000], true));
                client.await(Frame::endsStream);
            }

            assertThat(server.connections().connections().get(0).events())
                    .extracting(ConnectionEvent::kind)
                    .doesNotContain(Kind.CONNECTION_ERROR);
        }
    }

    private static FrameClient client(StubServer server) throws IOException {
        return FrameClient.inVersion(
                "TLSv1.2", server.listeners().port(Environment.PRODUCTION), StubServer.IDENTITY.trusting());
    }
}
