/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import dev.mockapns.server.cause.FrameRuleCause.Flood;
import dev.mockapns.server.cause.FrameRuleCause.FloodLimitExceeded;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How many frames of a kind one client may send within 30 seconds. More is a flood: each of these frames costs the sender
 * next to nothing (RFC 9113, section 10.5).
 */
final class FrameBudget {

    private static final int SECONDS = 30;
    private static final long NANOS = SECONDS * 1_000_000_000L;

    private final Flood flood;
    private final int limit;
    private final BooleanSupplier enforced;
    private final LongSupplier nanoTime;
    private long since;
    private int left;

    /** @param enforced whether an option asks for the budget */
    FrameBudget(Flood flood, int limit, BooleanSupplier enforced, LongSupplier nanoTime) {
        this.flood = flood;
        this.limit = limit;
        this.enforced = enforced;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
        this.left = limit;
    }

    /**
     * Counts a frame.
     *
     * @throws Http2Exception a connection error if it is one too many
     */
    void spend() throws Http2Exception {
        long now = nanoTime.getAsLong();
        if (now - since > NANOS) {
            since = now;
            left = limit;
        }
        if (left == 0) {
            if (!enforced.getAsBoolean()) {
                return;
            }
            throw BrokenRules.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM, new FloodLimitExceeded(flood, limit, Duration.ofSeconds(SECONDS)));
        }
        left--;
    }

    /** Allows for frames that go with a request. */
    void earn(int frames) {
        left = Math.min(limit, left + frames);
    }
}
