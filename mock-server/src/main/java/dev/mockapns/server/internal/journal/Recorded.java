/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.internal.lint.Lint;
import dev.mockapns.server.internal.lint.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An exchange as it was kept; its findings are made out when somebody first reads it. Thread-safe. */
final class Recorded implements Supplier<Exchange> {

    private final Exchange bare;
    private final Trace trace;
    private volatile Optional<Exchange> linted = Optional.empty();

    Recorded(Exchange bare, Trace trace) {
        this.bare = bare;
        this.trace = trace;
    }

    /** Returns the exchange with its findings. Takes a while the first time: not for event loops. */
    @Override
    public Exchange get() {
        if (linted.isEmpty()) {
            linted = Optional.of(lint());
        }
        return linted.get();
    }

    private Exchange lint() {
        return new Exchange(
                bare.number(),
                bare.request(),
                bare.verdict(),
                bare.answerHeaders(),
                bare.answerBody(),
                bare.judgedAt(),
                findings());
    }

    /** Where the class path lacks what reading payloads needs, the explanation tells, and must stay readable. */
    private List<Finding> findings() {
        try {
            return List.copyOf(Lint.findings(bare.request(), bare.verdict(), trace));
        } catch (LinkageError e) {
            return List.of();
        }
    }
}
