/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.Payload;
import dev.mockapns.client.SendResult;
import dev.mockapns.client.SigningKey;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.world.InboxEntry;
import dev.mockapns.server.world.ProviderKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the cases run on: a fake, and a client that sends to its production listener and uses wall time. */
final class DemoFake implements AutoCloseable {

    static final String ORDERS = "com.example.orders";
    static final String CHAT = "com.example.chat";

    private static final int PATIENCE_SECONDS = 30;

    private final MockApnsServer apns;
    private final ApnsClient client;

    private DemoFake(MockApnsServer apns, ApnsClient client) {
        this.apns = apns;
        this.client = client;
    }

    static DemoFake open() {
        MockApnsServer apns = MockApnsServer.start(ORDERS, CHAT);
        ProviderKey key = apns.key();
        ApnsClient client = ApnsClient.builder()
                .server(apns.host(), apns.port(Environment.PRODUCTION))
                .trust(apns.caCertificate())
                .signingKey(SigningKey.fromPem(key.p8(), key.keyId(), key.teamId()))
                .localChecks(false) // so that the fake gets to see what is wrong
                .build();
        return new DemoFake(apns, client);
    }

    MockApnsServer apns() {
        return apns;
    }

    /** Sends an alert to the app on {@code phone}. */
    DemoResult send(Device phone, String body) {
        return send(phone, phone.token(), ORDERS, body);
    }

    /** Sends an alert to {@code token}; the result contains what {@code phone} shows afterwards. */
    DemoResult send(Device phone, DeviceToken token, String topic, String body) {
        SendResult result = client.send(Notification.builder(token, topic)
                        .payload(Payload.alert(body))
                        .build())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return new DemoResult(result, lastShown(phone).filter(body::equals));
    }

    /** Returns the exchanges since the last call. */
    List<Exchange> newExchanges() {
        List<Exchange> exchanges = apns.journal().exchanges();
        apns.journal().clear();
        return exchanges;
    }

    private static Optional<String> lastShown(Device phone) {
        List<InboxEntry> inbox = phone.inbox();
        return inbox.isEmpty() ? Optional.empty() : inbox.get(inbox.size() - 1).alertBody();
    }

    @Override
    public void close() {
        client.close();
        apns.close();
    }
}
