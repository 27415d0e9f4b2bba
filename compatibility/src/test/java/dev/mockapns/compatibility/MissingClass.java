/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import static dev.mockapns.protocol.Environment.PRODUCTION;

import dev.mockapns.server.MockApnsServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends a push that the fake cannot read, because its class path lacks a class of Jackson, and prints the journal. */
final class MissingClass {

    private static final String APP = "com.example.orders";

    private MissingClass() {}

    public static void main(String[] arguments) throws Exception {
        try (MockApnsServer apns = MockApnsServer.builder().start()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(apns.sslContext(apns.team().createCertificate(APP)))
                    .build();
            String token = apns.device().install(APP).token().hex();
            HttpRequest push = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + apns.port(PRODUCTION) + "/3/device/" + token))
                    .header("apns-topic", APP)
                    .header("apns-push-type", "alert")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"alert\":\"hello\"}}"))
                    .build();
            client.send(push, HttpResponse.BodyHandlers.ofString());
            System.out.println(apns.journal().report());
        }
    }
}
