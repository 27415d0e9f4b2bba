/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.exchange.ClientCertificate;
import dev.mockapns.server.exchange.Connection;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates instead of provider tokens, over real TLS and HTTP/2, with clients that we did not write. */
class CertificateEndToEndTest {

    private static final String TOPIC = "com.example.orders";
    private static final String PASSWORD = "secret";
    private static final String PAYLOAD = "{\"aps\":{\"alert\":\"Hi\"}}";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Device phone = apns.device("Alice's iPhone").install(TOPIC);
    private final Team team = apns.team();

    @AfterEach
    void close() {
        apns.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void the_client_of_the_jdk_pushes_with_a_certificate(String version) throws Exception {
        ProviderCertificate certificate = team.createCertificate(TOPIC);

        HttpResponse<String> response = send(version, apns.sslContext(certificate));

        assertThat(response.statusCode()).as(apns.journal().report()).isEqualTo(200);
        assertThat(phone.inbox()).hasSize(1);
        Connection connection = apns.journal().exchanges().get(0).request().connection();
        assertThat(connection.protocol()).isEqualTo(version);
        assertThat(connection.certificate())
                .map(ClientCertificate::serialNumber)
                .contains(certificate.serialNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_client_without_a_certificate_is_asked_and_may_decline(String version) throws Exception {
        HttpResponse<String> response = send(version, apns.sslContext());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"reason\":\"MissingProviderToken\"}");
        assertThat(apns.journal().exchanges().get(0).request().connection().certificate())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_of_another_fake_passes_the_handshake_and_is_refused(String version) throws Exception {
        try (MockApnsServer other = MockApnsServer.start(TOPIC)) {
            HttpResponse<String> response =
                    send(version, apns.sslContext(other.team().createCertificate(TOPIC)));

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).isEqualTo("{\"reason\":\"BadCertificate\"}");
        }
    }

    @Test
    void a_revoked_certificate_is_refused_on_the_connection_that_is_open() throws Exception {
        ProviderCertificate certificate = team.createCertificate(TOPIC);
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext(certificate)).build();
        assertThat(client.send(push(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        team.revokeCertificate(certificate);

        assertThat(client.send(push(), HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("{\"reason\":\"BadCertificate\"}");
        assertThat(apns.journal().exchanges())
                .extracting(exchange -> exchange.request().connection().number())
                .containsOnly(1L);
    }

    @Test
    void a_resumed_session_still_has_its_certificate() throws Exception {
        SSLContext context = apns.sslContext(team.createCertificate(TOPIC));

        for (int i = 0; i < 3; i++) {
            assertThat(send("TLSv1.3", context).statusCode())
                    .as(apns.journal().report())
                    .isEqualTo(200);
        }
    }

    @Test
    void pushy_pushes_with_a_p12() throws Exception {
        ProviderCertificate certificate = team.createCertificate(TOPIC, c -> c.allTopics());

        PushNotificationResponse<?> response = sendByPushy(PRODUCTION, certificate);

        assertThat(response.isAccepted()).as(apns.journal().report()).isTrue();
        assertThat(phone.inbox()).hasSize(1);
    }

    @Test
    void pushy_gets_only_goaway_with_a_certificate_of_the_other_environment() {
        ProviderCertificate certificate = team.createCertificate(TOPIC, c -> c.environments(SANDBOX));

        assertThatThrownBy(() -> sendByPushy(PRODUCTION, certificate)).isInstanceOf(Exception.class);

        assertThat(apns.journal().exchanges()).isEmpty();
        assertThat(apns.journal().report()).contains("GOAWAY BadCertificateEnvironment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass.com.example.ticket", "web.com.example.news"})
    void a_certificate_for_a_pass_or_the_web_pushes_without_naming_its_topic(String topic) throws Exception {
        team.app(topic);
        Device holder = apns.device("Holder's iPhone").install(topic);
        HttpRequest request = HttpRequest.newBuilder(uri(holder))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> response = client(
                        "TLSv1.3", apns.sslContext(team.createCertificate(topic, c -> c.allTopics())))
                .send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).as(apns.journal().report()).isEqualTo(200);
        assertThat(holder.inbox()).hasSize(1);
    }

    @Test
    void a_certificate_for_a_pass_has_no_topic_for_voip() {
        team.app("pass.com.example.ticket");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> team.createCertificate(
                        "pass.com.example.ticket", c -> c.topicsFor(dev.mockapns.protocol.PushType.VOIP)))
                .withMessage(
                        "topicsFor: [VOIP] (expected: nothing, for pass.com.example.ticket: a certificate for MDM, a"
                                + " pass or the web covers its one topic)");
    }

    @Test
    void a_certificate_of_mdm_pushes_to_its_own_topic() throws Exception {
        ProviderCertificate certificate = team.createMdmCertificate();
        Device managed = apns.device("Managed iPad").install(certificate.topic().value());
        HttpRequest request = HttpRequest.newBuilder(uri(managed))
                .timeout(Duration.ofSeconds(10))
                .header(ApnsHeaders.PUSH_TYPE, "mdm")
                .POST(HttpRequest.BodyPublishers.ofString("{\"mdm\":\"magic\"}"))
                .build();

        HttpResponse<String> response =
                client("TLSv1.3", apns.sslContext(certificate)).send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).as(apns.journal().report()).isEqualTo(200);
        assertThat(managed.inbox()).hasSize(1);
    }

    @Test
    void curl_pushes_with_a_pem_file(@TempDir Path directory) throws Exception {
        ProviderCertificate certificate = team.createCertificate(TOPIC);
        Path ca = Files.writeString(directory.resolve("ca.pem"), apns.caPem());
        Path cert = Files.writeString(directory.resolve("cert.pem"), certificate.chainPem());
        Path key = Files.writeString(directory.resolve("key.pem"), certificate.privateKeyPem());

        String answer = run(
                directory,
                List.of(
                        "curl",
                        "-sS",
                        "--http2",
                        "--cacert",
                        ca.toString(),
                        "--cert",
                        cert.toString(),
                        "--key",
                        key.toString(),
                        "-w",
                        "%{http_code} %{http_version}",
                        "-d",
                        PAYLOAD,
                        uri(phone).toString()));

        assertThat(answer).isEqualTo("200 2");
        assertThat(phone.inbox()).hasSize(1);
    }

    @Test
    void openssl_and_keytool_open_the_p12(@TempDir Path directory) throws Exception {
        Path p12 = Files.write(
                directory.resolve("certificate.p12"),
                team.createCertificate(TOPIC).p12(PASSWORD));

        assertThat(run(
                        directory,
                        List.of("openssl", "pkcs12", "-in", p12.toString(), "-passin", "pass:" + PASSWORD, "-nodes")))
                .contains("UID = com.example.orders", "BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
        assertThat(run(
                        directory,
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-list",
                                "-keystore",
                                p12.toString(),
                                "-storepass",
                                PASSWORD)))
                .contains("PrivateKeyEntry");
    }

    @Test
    void a_password_that_pkcs_12_cannot_take_is_named_as_the_cause() {
        ProviderCertificate certificate = apns.team().createCertificate(TOPIC);

        assertThatThrownBy(() -> certificate.p12("pässwörd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password: not ASCII");
    }

    @Test
    void a_certificate_made_while_the_clock_was_ahead_outlives_a_reset() {
        apns.clock().advance(Duration.ofDays(30));
        ProviderCertificate certificate = apns.team().createCertificate(TOPIC);
        apns.reset();

        assertThat(certificate.certificate().getNotBefore().toInstant())
                .isBefore(apns.clock().instant());
    }

    @Test
    void a_certificate_outlives_the_server_where_a_directory_keeps_its_ca(@TempDir Path home) throws Exception {
        ProviderCertificate certificate;
        try (MockApnsServer first =
                MockApnsServer.builder().topics(TOPIC).certificates(home).start()) {
            certificate = first.team().createCertificate(TOPIC);
        }
        try (MockApnsServer second =
                MockApnsServer.builder().topics(TOPIC).certificates(home).start()) {
            HttpResponse<String> response = client("TLSv1.3", second.sslContext(certificate))
                    .send(pushTo(uri(second, phone)), HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).as(second.journal().report()).isEqualTo(200);
        }
    }

    @Test
    void no_private_key_is_in_the_journal() throws Exception {
        ProviderCertificate certificate = team.createCertificate(TOPIC);
        send("TLSv1.3", apns.sslContext(certificate));

        Exchange exchange = apns.journal().exchanges().get(0);
        assertThat(exchange.request().toString())
                .contains("Apple Push Services")
                .doesNotContain("PRIVATE");
        assertThat(certificate.toString()).doesNotContainIgnoringCase("private");
    }

    private HttpResponse<String> send(String tlsVersion, SSLContext context) throws Exception {
        return client(tlsVersion, context).send(push(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(String tlsVersion, SSLContext context) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {tlsVersion});
        return HttpClient.newBuilder()
                .sslContext(context)
                .sslParameters(parameters)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private HttpRequest push() {
        return pushTo(uri(phone));
    }

    private static HttpRequest pushTo(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header(ApnsHeaders.PUSH_TYPE, "alert")
                .POST(HttpRequest.BodyPublishers.ofString(PAYLOAD))
                .build();
    }

    private URI uri(Device device) {
        return uri(apns, device);
    }

    private static URI uri(MockApnsServer server, Device device) {
        return URI.create(
                "https://" + server.host() + ":" + server.port(PRODUCTION) + ApnsPaths.DEVICE + device.token());
    }

    private PushNotificationResponse<?> sendByPushy(Environment listener, ProviderCertificate certificate)
            throws Exception {
        ApnsClient client = new ApnsClientBuilder()
                .setApnsServer(apns.host(), apns.port(listener))
                .setTrustedServerCertificateChain(
                        new ByteArrayInputStream(apns.caPem().getBytes(StandardCharsets.UTF_8)))
                .setClientCredentials(new ByteArrayInputStream(certificate.p12(PASSWORD)), PASSWORD)
                .build();
        try {
            return client.sendNotification(new SimpleApnsPushNotification(
                            phone.token().hex(), TOPIC, PAYLOAD, null, DeliveryPriority.IMMEDIATE, PushType.ALERT))
                    .get(20, TimeUnit.SECONDS);
        } finally {
            client.close().get(20, TimeUnit.SECONDS);
        }
    }

    private static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(command.toString()).isTrue();
        return Files.readString(output);
    }
}
