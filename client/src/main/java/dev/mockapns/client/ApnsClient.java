/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import java.util.concurrent.CompletableFuture;

/**
 * Sends pushes to APNs, or to a fake of it, over one multiplexed HTTP/2 connection.
 *
 * <pre>{@code
 * try (ApnsClient client = ApnsClient.builder()
 *         .environment(Environment.PRODUCTION)
 *         .signingKey(SigningKey.read(Path.of("AuthKey_ABC123DEFG.p8"), "ABC123DEFG", "DEF123GHIJ"))
 *         .build()) {
 *     SendResult result = client.send(Notification.alert(token, "com.example.orders", "Order 42 is on its way")).join();
 *     result.rejected().ifPresent(rejected -> System.out.println(rejected.reason()));
 * }
 * }</pre>
 *
 * <p>The connection is opened by the first send, and again by the first send after it was lost. Keep a client as long
 * as the application runs: Apple treats rapid opening and closing of connections as an attack.
 *
 * <p>Implementations are thread-safe. It is an interface so that tests can replace it with a double.
 */
public interface ApnsClient extends AutoCloseable {

    /** Returns a builder of clients that speak HTTP/2 over TLS. */
    static ApnsClientBuilder builder() {
        return new ApnsClientBuilder();
    }

    /**
     * Sends one push. Never blocks: while APNs accepts no more concurrent requests, the push waits in a bounded
     * queue.
     *
     * <p>The future completes with what APNs answered; a rejection is a result, not an exception. It completes
     * exceptionally with an {@link ApnsException} if there is no answer: the push failed a local check
     * ({@link LocalCheckException}), the connection could not be opened or was lost, the request timed out, the queue
     * was full or the client was closed. {@link ApnsException#isSafeToSendAgain()} tells whether APNs can have seen
     * the push.
     *
     * <p>Actions that depend on the future run on the {@link ApnsClientBuilder#callbackExecutor callback executor}
     * and may block. Cancelling the future does not cancel the push.
     */
    CompletableFuture<SendResult> send(Notification notification);

    /**
     * Closes the connection, and fails pushes that have no answer yet. Takes milliseconds; a second call does
     * nothing. To wait for answers, wait for their futures first.
     */
    @Override
    void close();
}
