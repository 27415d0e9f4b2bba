/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import static dev.mockapns.protocol.Environment.PRODUCTION;

import dev.mockapns.server.MockApnsServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends a request with JSON that the fake cannot read, because its class path lacks a class of Jackson, and prints the journal. */
final class MissingClass {

    private static final String APP = "com.example.orders";

    private MissingClass() {}

    public static void main(String[] arguments) throws Exception {
        try (MockApnsServer apns = MockApnsServer.builder()
                .options(o -> o.broadcast(b -> b.capability(true)))
                .start()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(apns.sslContext(apns.team().createCertificate(APP)))
                    .build();
            HttpRequest channel = HttpRequest.newBuilder(URI.create(
                            "https://localhost:" + apns.managementPort(PRODUCTION) + "/1/apps/" + APP + "/channels"))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"message-storage-policy\":0,\"push-type\":\"LiveActivity\"}"))
                    .build();
            client.send(channel, HttpResponse.BodyHandlers.ofString());
            System.out.println(apns.journal().report());
        }
    }
}
