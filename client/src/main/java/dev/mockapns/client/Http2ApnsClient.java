/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import static java.util.Objects.requireNonNull;

import dev.mockapns.client.internal.auth.Authorization;
import dev.mockapns.client.internal.checks.LocalChecks;
import dev.mockapns.client.internal.http2.Sender;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The client that speaks HTTP/2. */
final class Http2ApnsClient implements ApnsClient {

    private final Sender sender;
    private final String authority;
    private final Authorization authorization;
    private final boolean localChecks;
    private final Executor callbackExecutor;

    Http2ApnsClient(
            Sender sender,
            String authority,
            Authorization authorization,
            boolean localChecks,
            Executor callbackExecutor) {
        this.sender = sender;
        this.authority = authority;
        this.authorization = authorization;
        this.localChecks = localChecks;
        this.callbackExecutor = callbackExecutor;
    }

    @Override
    public CompletableFuture<SendResult> send(Notification notification) {
        requireNonNull(notification, "notification");
        if (localChecks) {
            Optional<LocalCheckException> problem = LocalChecks.check(notification);
            if (problem.isPresent()) {
                return CompletableFuture.failedFuture(problem.get());
            }
        }
        authorization.token(); // Signed here, so that the event loop seldom has to.
        PushRequest request = new PushRequest(notification, authority, authorization, callbackExecutor);
        sender.send(request);
        return request.result();
    }

    @Override
    public void close() {
        sender.close();
    }
}
