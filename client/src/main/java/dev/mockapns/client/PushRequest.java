/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client;

import dev.mockapns.client.internal.auth.Authorization;
import dev.mockapns.client.internal.auth.ProviderToken;
import dev.mockapns.client.internal.http2.Answer;
import dev.mockapns.client.internal.http2.HeaderField;
import dev.mockapns.client.internal.http2.Outgoing;
import dev.mockapns.protocol.ApnsHeaders;
import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A notification that is being sent: its request, and the future that the caller holds. */
final class PushRequest implements Outgoing {

    private final Notification notification;
    private final String authority;
    private final Authorization authorization;
    private final Executor callbackExecutor;
    private final CompletableFuture<SendResult> result = new CompletableFuture<>();
    private final ApnsId id;
    private Optional<ProviderToken> usedToken = Optional.empty();

    PushRequest(Notification notification, String authority, Authorization authorization, Executor callbackExecutor) {
        this.notification = notification;
        this.authority = authority;
        this.authorization = authorization;
        this.callbackExecutor = callbackExecutor;
        this.id = notification.apnsId().orElseGet(ApnsId::random);
    }

    CompletableFuture<SendResult> result() {
        return result;
    }

    @Override
    public List<HeaderField> fields() {
        List<HeaderField> fields = new ArrayList<>(12);
        add(fields, ":method", "POST");
        add(fields, ":scheme", "https");
        add(fields, ":authority", authority);
        add(fields, ":path", ApnsPaths.DEVICE + notification.token());
        usedToken = authorization.token();
        usedToken.ifPresent(it -> add(fields, ApnsHeaders.AUTHORIZATION, "bearer " + it.jwt()));
        add(fields, ApnsHeaders.TOPIC, notification.topic());
        add(fields, ApnsHeaders.PUSH_TYPE, notification.pushType().wireText());
        notification.priority().map(Priority::wireText).ifPresent(it -> add(fields, ApnsHeaders.PRIORITY, it));
        notification
                .expiration()
                .ifPresent(it -> add(fields, ApnsHeaders.EXPIRATION, Long.toString(it.getEpochSecond())));
        notification.collapseId().ifPresent(it -> add(fields, ApnsHeaders.COLLAPSE_ID, it));
        add(fields, ApnsHeaders.ID, id.toString());
        for (Map.Entry<String, String> field : notification.headers()) {
            fields.add(new HeaderField(field.getKey(), field.getValue()));
        }
        return fields;
    }

    @Override
    public byte[] body() {
        return notification.payload().bytes();
    }

    @Override
    public void answered(Answer answer) {
        SendResult read = AnswerReader.read(answer, id);
        if (isTokenExpired(read)) {
            usedToken.ifPresent(authorization::discard);
        }
        complete(() -> result.complete(read));
    }

    @Override
    public void failed(ApnsException failure) {
        complete(() -> result.completeExceptionally(failure));
    }

    private static boolean isTokenExpired(SendResult result) {
        return result.rejected()
                .filter(rejected -> rejected.reason() == KnownReason.EXPIRED_PROVIDER_TOKEN)
                .isPresent();
    }

    private void complete(Runnable completion) {
        try {
            callbackExecutor.execute(completion);
        } catch (RejectedExecutionException e) {
            completion.run(); // Late and on the wrong thread is better than never.
        }
    }

    private void add(List<HeaderField> fields, String name, String value) {
        if (!notification.withoutHeaders().contains(name)) {
            fields.add(new HeaderField(name, value));
        }
    }
}
