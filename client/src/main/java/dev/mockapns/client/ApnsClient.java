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
 * <p>The connection is opened by the first send, and again by the first send after it was lost. A client is meant to
 * live as long as the application: Apple takes opening and closing in quick succession for an attack.
 *
 * <p>Implementations are thread-safe. It is an interface so that tests may put a double in its place.
 */
public interface ApnsClient extends AutoCloseable {

    /** Returns a builder of clients that speak HTTP/2 over TLS. */
    static ApnsClientBuilder builder() {
        return new ApnsClientBuilder();
    }

    /**
     * Sends one push. Never blocks: while APNs takes no more requests at once, the push waits in a bounded queue.
     *
     * <p>The future completes with what APNs answered; a rejection is a result, not an exception. It completes
     * exceptionally with an {@link ApnsException} where there is no answer: the push failed a local check
     * ({@link LocalCheckException}), the connection could not be opened or was lost, the time was up, the queue was full
     * or the client was closed. {@link ApnsException#isSafeToSendAgain()} tells whether APNs can have seen the push.
     *
     * <p>What depends on the future runs on the {@link ApnsClientBuilder#callbackExecutor callback executor} and may
     * block. Cancelling the future does not take the push back.
     */
    CompletableFuture<SendResult> send(Notification notification);

    /**
     * Closes the connection and fails what has no answer yet. Takes milliseconds; a second call does nothing. To wait
     * for answers, wait for their futures first.
     */
    @Override
    void close();
}
