/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Program;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.internal.http2.FrameClient;
import dev.mockapns.server.internal.http2.StubServer;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on record of clients that fail before HTTP can answer, each by its own way of failing. */
class HandshakeRecordTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PATIENCE_SECONDS = 20;

    private final StubServer server = StubServer.accepting();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_failed_handshake_of_a_jdk_socket_names_the_remedy(String version) throws Exception {
        SSLContext trustsOthers = SSLContext.getDefault();

        assertThatThrownBy(() -> FrameClient.tls(port(), trustsOthers, speaking(version)))
                .isInstanceOf(SSLHandshakeException.class);

        assertDistrust("certificate_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_failed_handshake_of_the_jdk_http_client_names_the_remedy(String version) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {version});
        boolean failed = HttpClient.newBuilder()
                .sslParameters(parameters)
                .build()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> failure != null)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(failed).isTrue();
        assertThat(trouble().kind()).isEqualTo(Kind.HANDSHAKE_FAILED);
        assertThat(trouble().because()).contains("trust");
        assertNamesTheRemedy(trouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void a_plain_text_alert_of_openssl_names_the_remedy(String version) throws Exception {
        Program.run(List.of(
                "openssl", "s_client", "-connect", "localhost:" + port(), "-verify_return_error", tls(version)));

        assertDistrust("unknown_ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void a_failed_handshake_of_curl_names_the_remedy(String version) throws Exception {
        Program.run(List.of(
                "curl", "-sS", "--http2", "--tlsv" + version, "--tls-max", version, "https://localhost:" + port()));

        assertDistrust("unknown_ca");
    }

    @Test
    void an_alert_after_the_handshake_means_distrust_too() {
        ConnectionJournal journal = new ConnectionJournal(1, Dialect.JAVA);

        LateAlert.play(journal, new SSLException("Received fatal alert: unknown_ca"));

        ConnectionRecord record = journal.connections().get(0);
        assertThat(record.problems()).extracting(ConnectionEvent::kind).containsExactly(Kind.HANDSHAKE_FAILED);
        assertThat(record.problems().get(0).because()).contains("does not trust");
    }

    @Test
    void tls_that_breaks_after_the_handshake_is_recorded() {
        ConnectionJournal journal = new ConnectionJournal(1, Dialect.JAVA);

        LateAlert.play(journal, new SSLException("bad record MAC"));

        assertThat(journal.connections().get(0).problems().get(0).because())
                .isEqualTo("TLS failed after the handshake: bad record MAC");
    }

    @Test
    void a_host_name_that_the_certificate_lacks_is_explained() throws Exception {
        FrameClient.tls(port(), StubServer.IDENTITY.trusting(), parameters -> {
                    parameters.setApplicationProtocols(new String[] {"h2"});
                    parameters.setServerNames(List.of(new SNIHostName("apns.test")));
                })
                .close();

        assertThat(trouble().kind()).isEqualTo(Kind.CLOSED_AFTER_HANDSHAKE);
        assertThat(trouble().because())
                .startsWith(
                        "the client asked for the host apns.test, which the server certificate is not valid for, and closed");
        assertThat(trouble().advice())
                .hasValueSatisfying(advice -> assertThat(advice).endsWith("hostNames(\"apns.test\")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_close_after_the_handshake_names_the_possible_causes(String version) throws Exception {
        FrameClient.tls(port(), StubServer.IDENTITY.trusting(), speaking(version))
                .close();

        assertThat(trouble().kind()).isEqualTo(Kind.CLOSED_AFTER_HANDSHAKE);
        assertThat(trouble().advice())
                .hasValueSatisfying(advice -> assertThat(advice)
                        .startsWith("unless it only probed the port: let the client trust the root certificate")
                        .endsWith("offer h2 by ALPN"));
    }

    @Test
    void tls_1_1_is_refused_and_recorded() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(clientHello(0x0302));

            assertThat(trouble().kind()).isEqualTo(Kind.HANDSHAKE_FAILED);
            assertThat(trouble().because())
                    .startsWith("the client and this fake have no TLS version or cipher suite in common: ");
            assertThat(trouble().advice())
                    .hasValueSatisfying(advice -> assertThat(advice).startsWith("let the client use TLS 1.2 or 1.3"));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(answer).as("an alert, and no more").hasSize(7).startsWith(21);
        }
    }

    @Test
    void no_cipher_suite_in_common_is_recorded() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(clientHello(0x0303));

            assertThat(trouble().because())
                    .startsWith("the client and this fake have no TLS version or cipher suite in common: ");
            assertThat(trouble().because()).contains("cipher suites in common");
        }
    }

    @Test
    void a_client_that_connects_and_sends_nothing_is_closed_and_recorded() throws Exception {
        try (StubServer impatient = StubServer.impatient(Duration.ofMillis(200));
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), impatient.listeners().port(Environment.SANDBOX))) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);

            assertThat(trouble(impatient).kind()).isEqualTo(Kind.HANDSHAKE_FAILED);
            assertThat(trouble(impatient).because()).isEqualTo("the client sent nothing within 200 ms");
        }
    }

    @Test
    void a_handshake_that_is_never_finished_is_ended_and_recorded() throws Exception {
        try (StubServer impatient = StubServer.impatient(Duration.ofSeconds(2));
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), impatient.listeners().port(Environment.SANDBOX))) {
            socket.getOutputStream().write(clientHello(0x0303), 0, 20);
            socket.getInputStream().readAllBytes();

            assertThat(trouble(impatient).because())
                    .isEqualTo("the client did not complete the TLS handshake within 2 s");
        }
    }

    @Test
    void a_close_in_the_handshake_names_the_most_likely_remedy() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(clientHello(0x0303), 0, 20);
        }
        assertThat(trouble().because()).startsWith("the client closed the connection during the TLS handshake");
        assertNamesTheRemedy(trouble());
    }

    @Test
    void a_client_that_only_tests_whether_the_port_is_open_is_no_problem() throws Exception {
        new Socket(InetAddress.getLoopbackAddress(), port()).close();

        assertThat(closed().problems()).isEmpty();
    }

    @Test
    void a_connection_that_this_fake_closes_is_no_problem() throws Exception {
        try (FrameClient established = FrameClient.tls(port(), StubServer.IDENTITY.trusting(), speaking("TLSv1.3"));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(clientHello(0x0303), 0, 20);
            server.connections().await(connection -> connection.number() == 2, PATIENCE);

            server.close();

            socket.getInputStream().readAllBytes();
            established.readToEnd();
        }
        assertThat(server.connections().connections())
                .allSatisfy(connection -> assertThat(connection.problems()).isEmpty());
    }

    private void assertDistrust(String alert) {
        assertThat(trouble().kind()).isEqualTo(Kind.HANDSHAKE_FAILED);
        assertThat(trouble().because())
                .isEqualTo("the client does not trust the certificate of this fake; it sent the TLS alert " + alert);
        assertNamesTheRemedy(trouble());
    }

    private static void assertNamesTheRemedy(ConnectionEvent trouble) {
        assertThat(trouble.advice())
                .hasValueSatisfying(advice -> assertThat(advice)
                        .contains("let the client trust the root certificate of this fake (apns.caPem())"));
    }

    private ConnectionEvent trouble() {
        return trouble(server);
    }

    private static ConnectionEvent trouble(StubServer server) {
        return server.connections()
                .await(connection -> !connection.problems().isEmpty(), PATIENCE)
                .problems()
                .get(0);
    }

    private ConnectionRecord closed() {
        return server.connections().await(connection -> connection.closedAt().isPresent(), PATIENCE);
    }

    private int port() {
        return server.listeners().port(Environment.PRODUCTION);
    }

    private static Consumer<SSLParameters> speaking(String version) {
        return parameters -> {
            parameters.setProtocols(new String[] {version});
            parameters.setApplicationProtocols(new String[] {"h2"});
        };
    }

    /** A ClientHello without extensions, whose one cipher suite is TLS_RSA_WITH_NULL_MD5. */
    private static byte[] clientHello(int version) {
        int bodyBytes = 2 + 32 + 1 + 4 + 2;
        return ByteBuffer.allocate(9 + bodyBytes)
                .put((byte) 22)
                .putShort((short) 0x0301)
                .putShort((short) (4 + bodyBytes))
                .putInt(1 << 24 | bodyBytes)
                .putShort((short) version)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 2)
                .putShort((short) 1)
                .put((byte) 1)
                .put((byte) 0)
                .array();
    }

    private static String tls(String version) {
        return "-tls" + version.replace('.', '_');
    }
}
