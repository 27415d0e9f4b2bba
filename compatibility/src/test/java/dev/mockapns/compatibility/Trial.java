/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.compatibility;

import static dev.mockapns.protocol.Environment.PRODUCTION;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SendResult;
import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.server.Device;
import dev.mockapns.server.Journal;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.wire.JournalSnapshot;
import dev.mockapns.server.world.ProviderCertificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;

/** Uses everything that our jars need of libraries, on the class path that it is started with. */
final class Trial {

    static final String PASSED = "passed";

    private static final String APP = "com.example.orders";
    private static final String PASSWORD = "secret";
    private static final int OK = 200;

    private Trial() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("mockapns-trial");
        try (MockApnsServer apns = MockApnsServer.builder().certificates(home).start()) {
            Device phone = apns.device("Alice's iPhone").install(APP);
            pushWithProviderToken(apns, phone);
            pushWithCertificate(apns, phone);
            check("pushes in the inbox", phone.inbox().size(), 2);
            phone.uninstall();
            pushToADeadToken(apns, phone.token());
            writeAndReadTheJournal(apns.journal());
        }
        // Reads the CA again, as the next start does.
        MockApnsServer.builder().certificates(home).start().close();
        System.out.println(PASSED);
    }

    private static void pushWithProviderToken(MockApnsServer apns, Device phone) {
        try (ApnsClient client = client(apns)) {
            Payload payload = Payload.builder()
                    .alert("hello")
                    .custom("order", Map.of("number", 42))
                    .build();
            Notification notification =
                    Notification.builder(phone.token(), APP).payload(payload).build();
            check("answer", client.send(notification).join().isAccepted(), true);
        }
    }

    private static void pushToADeadToken(MockApnsServer apns, DeviceToken token) {
        try (ApnsClient client = client(apns)) {
            SendResult.Rejected rejected = client.send(Notification.alert(token, APP, "hello"))
                    .join()
                    .rejected()
                    .orElseThrow();
            check("reason", rejected.reason(), KnownReason.UNREGISTERED);
            check("timestamp given", rejected.timestamp().isPresent(), true);
        }
    }

    private static void pushWithCertificate(MockApnsServer apns, Device phone) throws Exception {
        ProviderCertificate certificate = apns.team().createCertificate(APP);
        KeyStore p12 = KeyStore.getInstance("PKCS12");
        p12.load(new ByteArrayInputStream(certificate.p12(PASSWORD)), PASSWORD.toCharArray());
        check("entries of the P12", p12.size(), 1);

        HttpClient client =
                HttpClient.newBuilder().sslContext(apns.sslContext(certificate)).build();
        HttpRequest push = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + apns.port(PRODUCTION) + "/3/device/" + phone.token()))
                .header("apns-topic", APP)
                .header("apns-push-type", "alert")
                .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"alert\":\"hello\"}}"))
                .build();
        HttpResponse<String> answer = client.send(push, HttpResponse.BodyHandlers.ofString());
        check("status (" + answer.body() + ")", answer.statusCode(), OK);
    }

    private static void writeAndReadTheJournal(Journal journal) throws IOException {
        JournalSnapshot snapshot = new JournalSnapshot(journal.dropped(), journal.exchanges(), journal.connections());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        snapshot.writeTo(json);
        check("journal", JournalSnapshot.readFrom(new ByteArrayInputStream(json.toByteArray())), snapshot);
    }

    private static ApnsClient client(MockApnsServer apns) {
        return ApnsClient.builder()
                .server(apns.host(), apns.port(PRODUCTION))
                .trust(apns.caCertificate())
                .signingKey(SigningKey.fromPem(
                        apns.key().p8(), apns.key().keyId(), apns.key().teamId()))
                .build();
    }

    private static void check(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new IllegalStateException(what + ": " + found + " (expected: " + expected + ")");
        }
    }
}
