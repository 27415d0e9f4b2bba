/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.connection.GoAway;
import dev.mockapns.server.exchange.ConnectionEvent;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import dev.mockapns.server.exchange.ConnectionRecord;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of connections as the author of a test meets it, before clients that we did not write. */
class GoAwayVerbsTest {

    private static final String TOPIC = "com.example.orders";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockApnsServer apns = MockApnsServer.start(TOPIC);
    private final Device phone = apns.device("Alice's iPhone").install(TOPIC);

    @AfterEach
    void close() {
        apns.close();
    }

    @Test
    void pushy_survives_a_graceful_goaway_and_dials_again() throws Exception {
        ApnsClient pushy = pushy();
        try {
            assertThat(isAccepted(pushy)).isTrue();
            apns.goAway(GoAway.silent());
            apns.journal().awaitConnection(GoAwayVerbsTest::isClosed, PATIENCE);

            assertThat(isAccepted(pushy)).isTrue();
            assertThat(connections()).hasSize(2);
        } finally {
            pushy.close().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void pushy_survives_a_shutdown_and_dials_again() throws Exception {
        ApnsClient pushy = pushy();
        try {
            assertThat(isAccepted(pushy)).isTrue();
            apns.goAway(GoAway.shutdown());
            apns.journal().awaitConnection(GoAwayVerbsTest::isClosed, PATIENCE);

            assertThat(isAccepted(pushy)).isTrue();
        } finally {
            pushy.close().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_client_of_the_jdk_dials_again_after_goaway() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        assertThat(statusOf(client)).isEqualTo(403);
        apns.goAway(GoAway.silent());
        apns.journal().awaitConnection(GoAwayVerbsTest::isClosed, PATIENCE);

        assertThat(statusOf(client)).isEqualTo(403);
        assertThat(connections()).hasSize(2);
    }

    @Test
    void bad_device_tokens_end_a_connection_sooner_than_other_errors() throws Exception {
        apns.options(o -> o.connections(c -> c.errorAllowance(100, 2)));
        apns.reject(phone.token());
        ApnsClient pushy = pushy();
        try {
            assertThat(isAccepted(pushy)).isFalse();
            assertThat(isAccepted(pushy)).isFalse();
            ConnectionRecord record =
                    apns.journal().awaitConnection(connection -> has(connection, Kind.TOO_MANY_ERRORS), PATIENCE);

            assertThat(record.describe())
                    .contains("2 requests of this connection got an error, 2 of them BadDeviceToken");
        } finally {
            pushy.close().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void each_change_of_the_stream_limit_is_on_the_record() throws Exception {
        ApnsClient pushy = pushy();
        try {
            assertThat(isAccepted(pushy)).isTrue();

            assertThat(connections().get(0).events())
                    .extracting(ConnectionEvent::because)
                    .contains("MAX_CONCURRENT_STREAMS is 1000 from now on");
        } finally {
            pushy.close().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_410_is_no_error() throws Exception {
        apns.options(o -> o.connections(c -> c.errorAllowance(1, 1)));
        phone.uninstall();
        ApnsClient pushy = pushy();
        try {
            assertThat(isAccepted(pushy)).isFalse();
            assertThat(isAccepted(pushy)).isFalse();

            assertThat(connections()).hasSize(1).noneMatch(connection -> has(connection, Kind.TOO_MANY_ERRORS));
        } finally {
            pushy.close().get(20, TimeUnit.SECONDS);
        }
    }

    private List<ConnectionRecord> connections() {
        return apns.journal().connections();
    }

    private static boolean isClosed(ConnectionRecord connection) {
        return connection.closedAt().isPresent();
    }

    private static boolean has(ConnectionRecord connection, Kind kind) {
        return connection.events().stream().anyMatch(event -> event.kind() == kind);
    }

    private int statusOf(HttpClient client) throws Exception {
        URI uri = URI.create("https://" + apns.host() + ":" + apns.port(PRODUCTION) + ApnsPaths.DEVICE + phone.token());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private boolean isAccepted(ApnsClient pushy) throws Exception {
        return pushy.sendNotification(
                        new SimpleApnsPushNotification(phone.token().hex(), TOPIC, "{\"aps\":{}}"))
                .get(20, TimeUnit.SECONDS)
                .isAccepted();
    }

    private ApnsClient pushy() throws Exception {
        byte[] p8 = apns.key().p8().getBytes(StandardCharsets.UTF_8);
        byte[] ca = apns.caPem().getBytes(StandardCharsets.UTF_8);
        return new ApnsClientBuilder()
                .setApnsServer(apns.host(), apns.port(PRODUCTION))
                .setTrustedServerCertificateChain(new ByteArrayInputStream(ca))
                .setSigningKey(ApnsSigningKey.loadFromInputStream(
                        new ByteArrayInputStream(p8),
                        apns.key().teamId(),
                        apns.key().keyId()))
                .build();
    }
}
