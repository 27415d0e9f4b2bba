/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.options.CertificateRefusal;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client hears, frame by frame, that its certificate will not do. */
class RefusedConnectionTest {

    private static final String TOPIC = "com.example.orders";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);

    @AfterEach
    void close() {
        apns.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_of_the_other_environment_gets_only_settings_and_goaway(String version) throws Exception {
        ProviderCertificate sandbox = apns.team().createCertificate(TOPIC, c -> c.environments(SANDBOX));

        try (FrameClient client = FrameClient.inVersion(version, apns.port(PRODUCTION), apns.sslContext(sandbox))) {
            client.send(Frame.push(1, false), Frame.data(1, new byte[10], true));

            assertFarewell(client, "{\"reason\":\"BadCertificateEnvironment\"}");
        }
        ConnectionEvent trouble = trouble();
        assertThat(trouble.kind()).isEqualTo(Kind.CERTIFICATE_REFUSED);
        assertThat(trouble.because())
                .startsWith("the client certificate \"Apple Push Services: com.example.orders\" (serial "
                        + sandbox.serialNumber())
                .contains("is for SANDBOX only, and the client came to PRODUCTION: GOAWAY BadCertificateEnvironment");
        assertThat(apns.journal().exchanges()).isEmpty();
        assertThat(apns.journal().report()).contains("certificate refused", "BadCertificateEnvironment");
    }

    @Test
    void an_expired_certificate_gets_goaway_where_an_option_says_so() throws Exception {
        apns.options(o -> o.connections(c -> c.badCertificate(CertificateRefusal.BY_GOAWAY)));
        ProviderCertificate expired =
                apns.team().createCertificate(TOPIC, c -> c.validUntil(Instant.parse("2020-01-02T03:04:05Z")));

        try (FrameClient client = FrameClient.inVersion("TLSv1.3", apns.port(PRODUCTION), apns.sslContext(expired))) {
            assertFarewell(client, "{\"reason\":\"BadCertificate\"}");
        }
        assertThat(trouble().because()).contains("expired on 2020-01-02T03:04:05Z");
    }

    @Test
    void a_refused_client_that_keeps_sending_is_closed() throws Exception {
        ProviderCertificate sandbox = apns.team().createCertificate(TOPIC, c -> c.environments(SANDBOX));

        try (FrameClient client = FrameClient.inVersion("TLSv1.3", apns.port(PRODUCTION), apns.sslContext(sandbox))) {
            Assertions.assertThatThrownBy(() -> {
                        while (true) {
                            client.send(Frame.data(1, new byte[10_000], false));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        apns.journal().awaitConnection(connection -> connection.closedAt().isPresent(), PATIENCE);
    }

    @Test
    void a_certificate_at_its_own_listener_gets_all_streams_from_the_start() throws Exception {
        ProviderCertificate sandbox = apns.team().createCertificate(TOPIC, c -> c.environments(SANDBOX));

        try (FrameClient client = FrameClient.connect(apns.port(SANDBOX), apns.sslContext(sandbox))) {
            client.send(Frame.push(1, false), Frame.push(3, false), Frame.data(1, new byte[1], true));
            client.send(Frame.data(3, new byte[1], true));

            assertThat(client.awaitEnd(1)).isNotEmpty();
            assertThat(client.awaitEnd(3).get(0).type()).isEqualTo(Frame.HEADERS);
        }
        assertThat(apns.journal().connections().get(0).events().get(0).because())
                .isEqualTo("TLSv1.3, ALPN h2, client certificate " + sandbox.serialNumber()
                        + " (Apple Push Services: com.example.orders)");
    }

    @Test
    void the_first_settings_of_a_certificate_announce_all_streams() throws Exception {
        ProviderCertificate certificate = apns.team().createCertificate(TOPIC);

        try (FrameClient client = FrameClient.inVersion("TLSv1.3", apns.port(SANDBOX), apns.sslContext(certificate))) {
            assertThat(maxConcurrentStreams(client.read())).isEqualTo(1000);
        }
        try (FrameClient client = FrameClient.inVersion("TLSv1.3", apns.port(SANDBOX), apns.sslContext())) {
            assertThat(maxConcurrentStreams(client.read())).isEqualTo(1);
        }
    }

    private static void assertFarewell(FrameClient client, String debugData) throws IOException {
        Frame settings = client.read();
        assertThat(settings.type()).isEqualTo(Frame.SETTINGS);
        assertThat(settings.payload()).hasSize(24);
        Frame goaway = client.read();
        assertThat(goaway.type()).isEqualTo(Frame.GOAWAY);
        ByteBuffer payload = ByteBuffer.wrap(goaway.payload());
        assertThat(payload.getInt()).as("last stream").isZero();
        assertThat(payload.getInt()).as("error code").isZero();
        assertThat(StandardCharsets.UTF_8.decode(payload).toString()).isEqualTo(debugData);
        Assertions.assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
    }

    private static int maxConcurrentStreams(Frame settings) {
        ByteBuffer payload = ByteBuffer.wrap(settings.payload());
        while (payload.getShort() != 3) {
            payload.getInt();
        }
        return payload.getInt();
    }

    private ConnectionEvent trouble() {
        List<ConnectionEvent> problems = apns.journal()
                .awaitConnection((ConnectionRecord record) -> !record.problems().isEmpty(), PATIENCE)
                .problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
