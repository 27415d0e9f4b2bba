/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.client.ApnsClient;
import dev.mockapns.client.Notification;
import dev.mockapns.client.SendResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A client that starts again when its fake is reset: in each test it is open, with a new connection and a new
 * provider token.
 */
final class InjectedClient implements ApnsClient {

    private final Supplier<ApnsClient> maker;
    private volatile ApnsClient current;

    InjectedClient(Supplier<ApnsClient> maker) {
        this.maker = maker;
        this.current = maker.get();
    }

    synchronized void renew() {
        current.close();
        current = maker.get();
    }

    @Override
    public CompletableFuture<SendResult> send(Notification notification) {
        return current.send(notification);
    }

    @Override
    public synchronized void close() {
        current.close();
    }
}
