/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.PRODUCTION;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.server.MockApnsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** A minimal back end that broadcasts, with the JDK's client. */
public final class Matchday {

    private final MockApnsServer apns;
    private final String bundleId;
    private final HttpClient http;
    private final String authorization;

    public Matchday(MockApnsServer apns, String bundleId) {
        this.apns = apns;
        this.bundleId = bundleId;
        this.http = HttpClient.newBuilder().sslContext(apns.sslContext()).build();
        this.authorization = "bearer " + providerToken(apns);
    }

    /** Creates a channel that stores no message, and returns its id. */
    public String open() {
        return send(channels(ApnsPaths.CHANNELS)
                        .POST(BodyPublishers.ofString("{\"message-storage-policy\":0,\"push-type\":\"LiveActivity\"}")))
                .headers()
                .firstValue(ApnsHeaders.CHANNEL_ID)
                .orElseThrow();
    }

    /** Broadcasts a new score. */
    public void goal(String channel) {
        send(request(apns.port(PRODUCTION), ApnsPaths.BROADCAST + bundleId)
                .header(ApnsHeaders.CHANNEL_ID, channel)
                .header(ApnsHeaders.PUSH_TYPE, "liveactivity")
                .header(ApnsHeaders.EXPIRATION, "0")
                .header(ApnsHeaders.PRIORITY, "10")
                .POST(BodyPublishers.ofString("{\"aps\":{\"event\":\"update\",\"content-state\":{\"score\":1}}}")));
    }

    /** Returns the channels as JSON. */
    public String channels() {
        return send(channels(ApnsPaths.ALL_CHANNELS).GET()).body();
    }

    /** Deletes a channel. */
    public void close(String channel) {
        send(channels(ApnsPaths.CHANNELS)
                .header(ApnsHeaders.CHANNEL_ID, channel)
                .DELETE());
    }

    private HttpRequest.Builder channels(String resource) {
        return request(apns.managementPort(PRODUCTION), ApnsPaths.CHANNEL_MANAGEMENT + bundleId + resource);
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .header(ApnsHeaders.AUTHORIZATION, authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String providerToken(MockApnsServer apns) {
        String header = "{\"alg\":\"ES256\",\"kid\":\"" + apns.key().keyId() + "\"}";
        String claims = "{\"iss\":\"" + apns.key().teamId() + "\",\"iat\":"
                + Instant.now().getEpochSecond() + "}";
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString(header.getBytes(US_ASCII)) + "."
                + base64.encodeToString(claims.getBytes(US_ASCII));
        try {
            byte[] der = Base64.getMimeDecoder().decode(apns.key().p8().replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
