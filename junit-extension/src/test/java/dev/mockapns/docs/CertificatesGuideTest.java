/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static dev.mockapns.protocol.Environment.SANDBOX;
import static dev.mockapns.protocol.PushType.ALERT;
import static dev.mockapns.protocol.PushType.LIVE_ACTIVITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockapns.junit.MockApns;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.Team;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples of docs/certificates.md. */
@MockApns("com.example.orders")
class CertificatesGuideTest {

    // docs: push
    @Test
    void pushes_with_a_certificate(MockApnsServer apns) throws Exception {
        Device phone = apns.device().install("com.example.orders");
        ProviderCertificate certificate = apns.team().createCertificate("com.example.orders");
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext(certificate)).build();

        HttpResponse<String> response = client.send(push(apns, phone), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200); // neither authorization nor apns-topic is needed
        assertThat(phone.inbox()).hasSize(1);
    }
    // docs: end

    @Test
    void a_certificate_of_the_other_environment_is_explained(MockApnsServer apns) {
        Device phone = apns.device().install("com.example.orders");
        ProviderCertificate sandbox = apns.team().createCertificate("com.example.orders", c -> c.environments(SANDBOX));
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext(sandbox)).build();

        assertThatThrownBy(() -> client.send(push(apns, phone), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);

        String record = apns.journal()
                .awaitConnection(connection -> !connection.problems().isEmpty(), Duration.ofSeconds(10))
                .describe();
        Explained.on("docs/certificates.md").shows("other-environment", likeAnyOther(record, sandbox));
    }

    @Test
    void the_certificates_of_the_page_can_be_issued(MockApnsServer apns) {
        Team team = apns.team();
        String id = "com.example.orders";

        assertThat(team.createCertificate(id, c -> c.environments(SANDBOX)).chainPem())
                .contains("BEGIN CERTIFICATE");
        assertThat(team.createCertificate(id, c -> c.allTopics()).p12("secret")).isNotEmpty();
        assertThat(team.createCertificate(id, c -> c.topicsFor(ALERT, LIVE_ACTIVITY))
                        .privateKeyPem())
                .contains("BEGIN PRIVATE KEY");
        assertThat(team.createCertificate(id, c -> c.validUntil(Instant.parse("2025-01-01T00:00:00Z")))
                        .certificate()
                        .getNotAfter())
                .isInThePast();
        assertThat(team.createMdmCertificate().topic().value()).startsWith("com.apple.mgmt.External.");
        team.app("pass.com.example.ticket");
        assertThat(team.createCertificate("pass.com.example.ticket").topic()).hasToString("pass.com.example.ticket");
        team.app("web.com.example.news");
        assertThat(team.createCertificate("web.com.example.news").topic()).hasToString("web.com.example.news");
    }

    private static HttpRequest push(MockApnsServer apns, Device phone) {
        return HttpRequest.newBuilder(URI.create(
                        "https://" + apns.host() + ":" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + phone.token()))
                .timeout(Duration.ofSeconds(10))
                .header("apns-push-type", "alert")
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"alert\":\"Order 42 is on its way\"}}"))
                .build();
    }

    private static String likeAnyOther(String record, ProviderCertificate certificate) {
        return record.replaceAll(
                        "connection \\d+ from \\S+ to port \\d+", "connection 1 from 127.0.0.1:50000 to port 2197")
                .replace(certificate.serialNumber(), "A3F10C52E7B94D68");
    }
}
