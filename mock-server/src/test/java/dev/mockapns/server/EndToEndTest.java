/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.internal.pipeline.Jwt;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake, over real TLS and HTTP/2, before clients that we did not write. */
class EndToEndTest {

    private static final String TOPIC = "com.example.orders";

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Device phone = apns.device("Alice's iPhone").install(TOPIC);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void pushy_delivers_a_push() throws Exception {
        PushNotificationResponse<?> response =
                sendByPushy(PRODUCTION, phone.token(), TOPIC, "{\"aps\":{\"alert\":\"Hi\"}}");

        assertThat(response.isAccepted()).isTrue();
        assertThat(phone.inbox()).singleElement().satisfies(entry -> {
            assertThat(entry.alertBody()).contains("Hi");
            assertThat(entry.apnsId().uuid()).isEqualTo(response.getApnsId());
        });
    }

    @Test
    void pushy_reads_that_a_token_is_of_the_other_environment() throws Exception {
        PushNotificationResponse<?> response = sendByPushy(SANDBOX, phone.token(), TOPIC, "{\"aps\":{}}");

        assertThat(response.getRejectionReason()).contains("BadDeviceToken");
        assertThat(apns.journal().report()).contains("issued by PRODUCTION (Alice's iPhone, com.example.orders)");
    }

    @Test
    void pushy_reads_since_when_a_token_is_dead() throws Exception {
        Instant before = apns.clock().instant();
        phone.uninstall();

        PushNotificationResponse<?> response = sendByPushy(PRODUCTION, phone.token(), TOPIC, "{\"aps\":{}}");

        assertThat(response.getRejectionReason()).contains("Unregistered");
        assertThat(response.getTokenInvalidationTimestamp())
                .hasValueSatisfying(at -> assertThat(at)
                        .isBetween(before.minusMillis(1), apns.clock().instant()));
    }

    @Test
    void pushy_sends_a_voip_payload_of_5_kilobytes() throws Exception {
        DeviceToken voip = phone.install(TOPIC + ".voip").app(TOPIC + ".voip").token();
        String payload = "{\"aps\":{},\"x\":\"" + "y".repeat(4900) + "\"}";

        PushNotificationResponse<?> response = sendByPushy(PRODUCTION, voip, TOPIC + ".voip", payload);

        assertThat(response.isAccepted()).as(apns.journal().report()).isTrue();
    }

    @Test
    void the_client_of_the_jdk_reads_a_missing_provider_token() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        URI uri = URI.create("https://" + apns.host() + ":" + apns.port(SANDBOX) + ApnsPaths.DEVICE + phone.token());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header(ApnsHeaders.TOPIC, TOPIC)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"reason\":\"MissingProviderToken\"}");
        assertThat(response.headers().firstValue(ApnsHeaders.ID)).isPresent();
        assertThat(response.headers().firstValue(ApnsHeaders.UNIQUE_ID)).isPresent();
        assertThat(response.headers().firstValue("content-type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void the_clients_of_the_jdk_and_of_pushy_and_curl_are_accepted_by_one_fake(String version) throws Exception {
        String providerToken =
                "bearer " + Jwt.of(apns.key(), apns.clock().instant()).sign();
        String url = "https://localhost:" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + phone.token();
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {version});

        HttpClient jdk = HttpClient.newBuilder()
                .sslContext(apns.sslContext())
                .sslParameters(tls)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header(ApnsHeaders.AUTHORIZATION, providerToken)
                .header(ApnsHeaders.TOPIC, TOPIC)
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{}}"))
                .build();
        assertThat(jdk.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        assertThat(sendByPushy(PRODUCTION, phone.token(), TOPIC, "{\"aps\":{}}").isAccepted())
                .isTrue();

        Path ca = Files.writeString(directory.resolve("ca.pem"), apns.caPem());
        String number = version.substring("TLSv".length());
        assertThat(Program.run(List.of(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--http2",
                        "--tlsv" + number,
                        "--tls-max",
                        number,
                        "--cacert",
                        ca.toString(),
                        "--header",
                        ApnsHeaders.AUTHORIZATION + ": " + providerToken,
                        "--header",
                        ApnsHeaders.TOPIC + ": " + TOPIC,
                        "--data",
                        "{\"aps\":{}}",
                        "--write-out",
                        "%{http_version} %{http_code}",
                        url)))
                .isEqualTo("2 200");

        assertThat(phone.inbox()).hasSize(3);
        assertThat(apns.journal().exchanges())
                .extracting(exchange -> exchange.request().connection().protocol())
                .startsWith(version)
                .endsWith(version);
        assertThat(apns.journal().connections())
                .allSatisfy(connection -> assertThat(connection.problems()).isEmpty());
    }

    @Test
    void the_listeners_beyond_the_four_are_closed_by_default() {
        assertThat(apns.sharedPort()).isEmpty();
        assertThat(apns.plainTextPort()).isEmpty();
        try (MockApnsServer more =
                MockApnsServer.builder().sharedPort(0).plainTextPort(0).start()) {
            assertThat(more.sharedPort()).isPresent();
            assertThat(more.plainTextPort()).isPresent();
        }
    }

    @Test
    void two_listeners_cannot_have_one_port() {
        MockApnsServerBuilder settings = MockApnsServer.builder()
                .port(SANDBOX, 2197)
                .managementPort(SANDBOX, 0)
                .plainTextPort(0)
                .sharedPort(2197);

        assertThatThrownBy(settings::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SANDBOX port and both environments port are both 2197 (expected: two different ports, or 0"
                        + " for any free one)");
    }

    @Test
    void reset_makes_the_world_new_and_keeps_ports_and_key() throws Exception {
        int port = apns.port(PRODUCTION);
        apns.clock().advance(Duration.ofDays(1));
        apns.reject(phone.token());

        apns.reset();

        assertThat(apns.port(PRODUCTION)).isEqualTo(port);
        assertThat(apns.clock().ahead()).isZero();
        assertThat(apns.journal().exchanges()).isEmpty();
        Device again = apns.device("Alice's iPhone").install(TOPIC);
        assertThat(sendByPushy(PRODUCTION, again.token(), TOPIC, "{\"aps\":{}}").isAccepted())
                .isTrue();
    }

    private PushNotificationResponse<?> sendByPushy(
            Environment listener, DeviceToken token, String topic, String payload) throws Exception {
        byte[] p8 = apns.key().p8().getBytes(StandardCharsets.UTF_8);
        byte[] ca = apns.caPem().getBytes(StandardCharsets.UTF_8);
        ApnsClient client = new ApnsClientBuilder()
                .setApnsServer(apns.host(), apns.port(listener))
                .setTrustedServerCertificateChain(new ByteArrayInputStream(ca))
                .setSigningKey(ApnsSigningKey.loadFromInputStream(
                        new ByteArrayInputStream(p8),
                        apns.key().teamId(),
                        apns.key().keyId()))
                .build();
        try {
            PushType type = topic.endsWith(".voip") ? PushType.VOIP : PushType.ALERT;
            return client.sendNotification(new SimpleApnsPushNotification(
                            token.hex(), topic, payload, null, DeliveryPriority.IMMEDIATE, type))
                    .get(20, TimeUnit.SECONDS);
        } finally {
            client.close().get(20, TimeUnit.SECONDS);
        }
    }
}
