/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Priority;
import dev.mockapns.protocol.UnknownReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client against WireMock, an HTTP/2 server that we did not write. Every test pushes to another token. */
@Timeout(60)
class ApnsClientRequestsTest {

    private static final String TOPIC = "com.example.orders";
    private static final Random RANDOM = new Random();

    private static WireMockServer server;
    private static ApnsClient client;

    private final String token = newToken();
    private final String path = "/3/device/" + token;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(TestPki.keyStoreFile(directory, "localhost", "127.0.0.1")
                        .toString())
                .keystoreType("PKCS12")
                .keystorePassword("password")
                .keyManagerPassword("password"));
        server.start();
        client = ApnsClient.builder()
                .server("localhost", server.httpsPort())
                .trustFile(Files.writeString(directory.resolve("ca.pem"), TestPki.trustedPem()))
                .signingKey(TestPki.signingKey())
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void a_push_is_an_http_2_post_with_apples_header_fields() throws Exception {
        answer(200, "");
        ApnsId id = ApnsId.random();
        Notification notification = Notification.builder(token, TOPIC)
                .payload(Payload.alert("Hello"))
                .priority(Priority.CONSERVE_POWER)
                .expiration(Instant.ofEpochSecond(1_700_000_000, 999))
                .collapseId("Bestellung-äöü-注文")
                .apnsId(id)
                .build();

        assertThat(send(notification)).isEqualTo(SendResult.Accepted.of(id));

        server.verify(postRequestedFor(urlEqualTo(path))
                .withHeader("authorization", matching("bearer [\\w-]+\\.[\\w-]+\\.[\\w-]{86}"))
                .withHeader("apns-topic", equalTo(TOPIC))
                .withHeader("apns-push-type", equalTo("alert"))
                .withHeader("apns-priority", equalTo("5"))
                .withHeader("apns-expiration", equalTo("1700000000"))
                .withHeader("apns-id", equalTo(id.toString()))
                .withRequestBody(equalToJson("{\"aps\":{\"alert\":\"Hello\"}}")));
        assertThat(server.findAll(postRequestedFor(urlEqualTo(path))))
                .singleElement()
                .satisfies(request -> assertThat(request.getProtocol()).isEqualTo("HTTP/2.0"));
    }

    @Test
    void optional_header_fields_are_not_sent_by_default() throws Exception {
        answer(200, "");

        send(notification().build());

        server.verify(postRequestedFor(urlEqualTo(path))
                .withHeader("apns-priority", absent())
                .withHeader("apns-expiration", absent())
                .withHeader("apns-collapse-id", absent()));
    }

    @Test
    void a_background_push_has_priority_5_and_its_push_type_by_itself() throws Exception {
        answer(200, "");

        send(Notification.builder(token, TOPIC).payload(Payload.background()).build());

        server.verify(postRequestedFor(urlEqualTo(path))
                .withHeader("apns-push-type", equalTo("background"))
                .withHeader("apns-priority", equalTo("5")));
    }

    @Test
    void the_suffix_of_the_topic_names_the_push_type() throws Exception {
        answer(200, "");

        send(Notification.builder(token, TOPIC + ".voip").payload("{}").build());

        server.verify(postRequestedFor(urlEqualTo(path)).withHeader("apns-push-type", equalTo("voip")));
    }

    @Test
    void a_header_may_be_replaced_and_left_out() throws Exception {
        server.stubFor(request("PUT", urlEqualTo(path)).willReturn(okJson("{}")));

        SendResult result = send(notification()
                .header(":method", "PUT")
                .header("apns-priority", "7")
                .header("apns-topic", "com.example.other")
                .withoutHeader("authorization")
                .build());

        assertThat(result.isAccepted()).isTrue();
        assertThat(server.findAll(com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor(urlEqualTo(path))
                        .withHeader("apns-priority", equalTo("7"))
                        .withHeader("apns-topic", equalTo("com.example.other"))
                        .withHeader("authorization", absent())))
                .hasSize(1);
    }

    @Test
    void a_header_may_occur_twice() throws Exception {
        answer(200, "");

        send(notification().header("apns-topic", "a").header("apns-topic", "b").build());

        assertThat(server.findAll(postRequestedFor(urlEqualTo(path)))
                        .get(0)
                        .header("apns-topic")
                        .values())
                .containsExactly("a", "b");
    }

    @Test
    void a_rejection_is_a_result() throws Exception {
        answer(400, "{\"reason\":\"BadDeviceToken\"}");

        SendResult.Rejected rejected = send(notification().build()).rejected().orElseThrow();

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).isEqualTo(KnownReason.BAD_DEVICE_TOKEN);
        assertThat(rejected.timestamp()).isEmpty();
    }

    @Test
    void a_reason_unknown_today_is_kept() throws Exception {
        answer(400, "{\"reason\":\"BadMoonPhase\"}");

        assertThat(send(notification().build()).rejected().orElseThrow().reason())
                .isEqualTo(new UnknownReason("BadMoonPhase"));
    }

    @Test
    void an_error_page_that_is_not_json_keeps_its_status() throws Exception {
        answer(502, "<html>Bad gateway</html>");

        SendResult.Rejected rejected = send(notification().build()).rejected().orElseThrow();

        assertThat(rejected.status()).isEqualTo(502);
        assertThat(rejected.reason()).isEqualTo(new UnknownReason("status 502"));
    }

    @Test
    void an_expired_provider_token_is_replaced_for_the_next_push() throws Exception {
        answer(403, "{\"reason\":\"ExpiredProviderToken\"}");
        try (ApnsClient own = ApnsClient.builder()
                .server("localhost", server.httpsPort())
                .trustPem(TestPki.trustedPem())
                .signingKey(TestPki.signingKey())
                .build()) {
            own.send(notification().build()).get(30, TimeUnit.SECONDS);
            own.send(notification().build()).get(30, TimeUnit.SECONDS);
        }

        List<String> used = server.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .map(request -> request.getHeader("authorization"))
                .toList();
        assertThat(used).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void five_hundred_pushes_share_the_connection() throws Exception {
        answer(200, "");
        List<CompletableFuture<SendResult>> sent = new ArrayList<>();
        Stream.generate(() -> client.send(notification().build())).limit(500).forEach(sent::add);

        for (CompletableFuture<SendResult> future : sent) {
            assertThat(future.get(30, TimeUnit.SECONDS).isAccepted()).isTrue();
        }
        assertThat(server.findAll(postRequestedFor(urlEqualTo(path)))).hasSize(500);
    }

    @Test
    void a_payload_beyond_frame_and_window_arrives_whole() throws Exception {
        answer(200, "");
        String large = "{\"data\":\"" + "x".repeat(200_000) + "\"}";
        try (ApnsClient unchecked = ApnsClient.builder()
                .server("localhost", server.httpsPort())
                .trust(TestPki.trusted())
                .localChecks(false)
                .build()) {
            unchecked
                    .send(Notification.builder(token, TOPIC).payload(large).build())
                    .get(30, TimeUnit.SECONDS);
        }

        assertThat(server.findAll(postRequestedFor(urlEqualTo(path))).get(0).getBodyAsString())
                .isEqualTo(large);
    }

    private NotificationBuilder notification() {
        return Notification.builder(token, TOPIC).payload(Payload.alert("Hello"));
    }

    private void answer(int status, String body) {
        server.stubFor(
                post(urlEqualTo(path)).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static SendResult send(Notification notification) throws Exception {
        return client.send(notification).get(30, TimeUnit.SECONDS);
    }

    private static synchronized String newToken() {
        return String.format("%016x", RANDOM.nextLong()).repeat(4);
    }
}
