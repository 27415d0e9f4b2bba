/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.auth.AuthenticationToken;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.SendResult;
import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The JDK's client, Pushy's and ours, each with one long-lived connection to production. */
final class LongLivedClients implements AutoCloseable {

    private static final String PAYLOAD = "{\"aps\":{}}";

    private final ApnsClient ours;
    private final com.eatthepath.pushy.apns.ApnsClient pushy;
    private final HttpClient jdk;
    private final URI server;
    private final String authorization;

    private LongLivedClients(MockApnsServer apns) throws IOException, GeneralSecurityException {
        ProviderKey key = apns.key();
        int port = apns.port(Environment.PRODUCTION);
        ApnsSigningKey signingKey = ApnsSigningKey.loadFromInputStream(stream(key.p8()), key.teamId(), key.keyId());
        ours = ApnsClient.builder()
                .server(apns.host(), port)
                .trust(apns.caCertificate())
                .signingKey(SigningKey.fromPem(key.p8(), key.keyId(), key.teamId()))
                .build();
        pushy = new ApnsClientBuilder()
                .setApnsServer(apns.host(), port)
                .setTrustedServerCertificateChain(stream(apns.caPem()))
                .setSigningKey(signingKey)
                .build();
        jdk = HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        server = URI.create("https://" + apns.host() + ":" + port);
        authorization = new AuthenticationToken(signingKey, Instant.now())
                .getAuthorizationHeader()
                .toString();
    }

    static LongLivedClients of(MockApnsServer apns) {
        try {
            return new LongLivedClients(apns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteArrayInputStream stream(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends one push by each client; returns whether they are accepted. */
    List<CompletableFuture<Boolean>> push(String token) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(ApnsPaths.DEVICE + token))
                .timeout(Duration.ofSeconds(20))
                .header(ApnsHeaders.AUTHORIZATION, authorization)
                .header(ApnsHeaders.TOPIC, Pushes.TOPIC)
                .POST(HttpRequest.BodyPublishers.ofString(PAYLOAD))
                .build();
        return List.of(
                ours.send(Notification.alert(DeviceToken.of(token), Pushes.TOPIC, "Order 42 is on its way"))
                        .thenApply(SendResult::isAccepted),
                pushy.sendNotification(new SimpleApnsPushNotification(token, Pushes.TOPIC, PAYLOAD))
                        .thenApply(answer -> answer.isAccepted()),
                jdk.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .thenApply(answer -> answer.statusCode() == 200));
    }

    @Override
    public void close() {
        ours.close();
        pushy.close().join();
    }
}
