/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.world;

import static java.util.Objects.requireNonNull;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The device tokens that the test wants rejected. Thread-safe. */
public final class ChosenRejections {

    private static final int MAX_TOKENS = 100_000;
    private static final int GONE = 410;

    private final InstantSource clock;
    private final Map<String, ChosenRejection> byToken = new ConcurrentHashMap<>();

    ChosenRejections(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The answer that the test chose, and since when.
     *
     * @param timestamp of a 410; if empty, the time of each answer
     */
    public record ChosenRejection(Reason reason, Instant since, Optional<Instant> timestamp) {}

    public void reject(String token, Reason reason) {
        choose(token, new ChosenRejection(reason, clock.instant(), Optional.empty()));
    }

    /**
     * As {@link #reject(String, Reason)}, with the timestamp that each answer has.
     *
     * @throws IllegalArgumentException if {@code reason} has another status than 410, and so no timestamp
     */
    public void reject(String token, Reason reason, Instant timestamp) {
        requireNonNull(timestamp, "timestamp");
        if (!(reason instanceof KnownReason known) || known.status() != GONE) {
            throw new IllegalArgumentException("timestamp: " + timestamp + " with " + reason
                    + " (expected: a reason with status 410, such as Unregistered)");
        }
        choose(token, new ChosenRejection(reason, clock.instant(), Optional.of(timestamp)));
    }

    private void choose(String token, ChosenRejection rejection) {
        requireNonNull(rejection.reason(), "reason");
        String key = key(checked(token));
        if (byToken.size() >= MAX_TOKENS && !byToken.containsKey(key)) {
            throw new IllegalStateException("this fake rejects " + MAX_TOKENS
                    + " chosen device tokens already, which is all it remembers (use a stub: apns.stub(…))");
        }
        byToken.put(key, rejection);
    }

    public void stopRejecting(String token) {
        byToken.remove(key(token));
    }

    Optional<ChosenRejection> find(String token) {
        return byToken.isEmpty() ? Optional.empty() : Optional.ofNullable(byToken.get(key(token)));
    }

    void clear() {
        byToken.clear();
    }

    /** No request's path has white space around the token, so such a token would never be found. */
    private static String checked(String token) {
        if (requireNonNull(token, "token").isBlank() || !token.strip().equals(token)) {
            throw new IllegalArgumentException(
                    "token: \"" + token
                            + "\" (expected: the device token as it stands in the request's path, without white space around it)");
        }
        return token;
    }

    private static String key(String token) {
        requireNonNull(token, "token");
        return DeviceToken.parse(token).map(DeviceToken::hex).orElse(token);
    }
}
