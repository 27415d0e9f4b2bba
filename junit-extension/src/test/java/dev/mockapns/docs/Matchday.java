/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.docs;

import static dev.mockapns.protocol.Environment.PRODUCTION;

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
        this.authorization = "bearer "
                + ProviderTokens.sign(
                        apns.key().p8(), apns.key().keyId(), apns.key().teamId());
    }

    // docs: channel-and-broadcast
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

    private HttpRequest.Builder channels(String resource) {
        return request(apns.managementPort(PRODUCTION), ApnsPaths.CHANNEL_MANAGEMENT + bundleId + resource);
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("https://" + apns.host() + ":" + port + path))
                .header(ApnsHeaders.AUTHORIZATION, authorization);
    }
    // docs: end

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
}
