/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.SigningKey;
import dev.mockapns.server.MockApnsServer;
import dev.mockapns.server.world.ProviderKey;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A running server with the clients and files that were made for it, which are closed and removed with it.
 * Thread-safe.
 */
final class Fake implements CloseableResource, AutoCloseable {

    private final String name;
    private final boolean isShared;
    private final MockApnsServer server;
    private final CredentialFiles files;
    private final Map<ClientSettings, InjectedClient> clients = new HashMap<>();
    private final MockApnsProperties properties;
    private volatile long clearedBefore;

    Fake(String name, String propertyPrefix, boolean isShared, MockApnsServer server) {
        this.name = name;
        this.isShared = isShared;
        this.server = server;
        this.files = new CredentialFiles(server);
        this.properties = new MockApnsProperties(propertyPrefix, server, files);
    }

    String name() {
        return name;
    }

    /** Returns whether the fake outlives a test. */
    boolean isShared() {
        return isShared;
    }

    MockApnsServer server() {
        return server;
    }

    MockApnsProperties properties() {
        return properties;
    }

    ApnsClient client(ClientSettings settings) {
        synchronized (clients) {
            return clients.computeIfAbsent(settings, wanted -> new InjectedClient(() -> newClient(wanted)));
        }
    }

    /** Returns how many exchanges the test removed from the journal. */
    long cleared() {
        return server.journal().cleared() - clearedBefore;
    }

    /** Resets the fake for the next test. */
    void reset() {
        synchronized (clients) {
            clients.values().forEach(InjectedClient::renew);
        }
        server.reset();
        clearedBefore = server.journal().cleared();
    }

    private ApnsClient newClient(ClientSettings settings) {
        ProviderKey key = server.key();
        return ApnsClient.builder()
                .server(server.host(), server.port(settings.environment()))
                .trust(server.caCertificate())
                .signingKey(SigningKey.fromPem(key.p8(), key.keyId(), key.teamId()))
                .clock(settings.clock() == ClientClock.FAKE ? server.clock() : InstantSource.system())
                .localChecks(settings.localChecks())
                .build();
    }

    @Override
    public void close() {
        try (files;
                server) {
            synchronized (clients) {
                clients.values().forEach(InjectedClient::close);
            }
        }
    }
}
