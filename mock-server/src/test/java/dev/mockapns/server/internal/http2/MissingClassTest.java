/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.internal.listener.ListenerRole;
import dev.mockapns.server.internal.listener.ListenerSettings;
import dev.mockapns.server.internal.listener.Listeners;
import dev.mockapns.server.options.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A class or method that is missing while a connection is served. Here it is what the options are asked with. */
class MissingClassTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private volatile boolean missing;
    private final ConnectionJournal connections = new ConnectionJournal(10, Dialect.JAVA);
    private final Listeners listeners = Listeners.open(
            new ListenerSettings(
                    InetAddress.getLoopbackAddress(),
                    Map.of(ListenerRole.PLAIN_TEXT, 0),
                    StubServer.IDENTITY,
                    PATIENCE),
            (StubCore) (request, state) -> {
                missing = true;
                return StubServer.accepted(state);
            },
            connections,
            InstantSource.fixed(StubServer.NOW),
            this::options);

    @AfterEach
    void close() {
        missing = false;
        listeners.close();
    }

    @Test
    void a_missing_class_after_tls_is_recorded_as_no_fault_of_the_client() throws Exception {
        missing = true;
        try (FrameClient client =
                FrameClient.tls(listeners.port(Environment.PRODUCTION), StubServer.IDENTITY.trusting(), "h2")) {
            client.readToEnd();
        }
        assertIsOnRecord();
    }

    @Test
    void a_missing_class_without_tls_is_recorded_as_no_fault_of_the_client() throws Exception {
        missing = true;
        try (FrameClient client =
                FrameClient.plainText(listeners.plainTextPort().orElseThrow())) {
            client.readToEnd();
        }
        assertIsOnRecord();
    }

    @Test
    void a_missing_class_between_frames_is_recorded_as_no_fault_of_the_client() throws Exception {
        try (FrameClient client =
                FrameClient.connect(listeners.port(Environment.PRODUCTION), StubServer.IDENTITY.trusting())) {
            client.send(Frame.push(1, true));

            assertThat(client.await(frame -> frame.type() == Frame.GOAWAY)).isNotEmpty();
        }
        assertIsOnRecord();
    }

    @Test
    void a_missing_class_in_a_request_ends_its_stream_and_is_recorded() throws Exception {
        StubCore failing = (request, state) -> {
            throw new NoSuchMethodError("call");
        };
        try (StubServer server = new StubServer(Options.defaults(), failing);
                FrameClient client = server.client()) {
            client.send(Frame.push(1, true));

            assertThat(client.await(frame -> frame.type() == Frame.RST_STREAM)).isNotEmpty();
            assertThat(server.connections().report(1))
                    .contains("stream 1 was ended with INTERNAL_ERROR", "class path", "the client is not at fault");
        }
    }

    private void assertIsOnRecord() throws IOException {
        ConnectionEvent trouble = connections
                .await(connection -> !connection.problems().isEmpty(), PATIENCE)
                .problems()
                .get(0);
        assertThat(trouble.kind()).isEqualTo(Kind.INTERNAL_ERROR);
        assertThat(trouble.because()).contains("class path", "NoSuchMethodError: call");
        assertThat(trouble.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("the client is not at fault"));
    }

    private Options options() {
        if (missing) {
            throw new NoSuchMethodError("call");
        }
        return Options.defaults();
    }
}
