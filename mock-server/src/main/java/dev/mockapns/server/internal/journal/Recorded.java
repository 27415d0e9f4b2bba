/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.internal.lint.Lint;
import dev.mockapns.server.internal.lint.Trace;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.function.Supplier;

/** An exchange as the journal keeps it; its findings are computed when it is first read. Thread-safe. */
final class Recorded implements Supplier<Exchange> {

    private final Exchange bare;
    private final Trace trace;
    private final LaterEvents later;
    private final long weight;

    /** Findings can be computed again, so they need not be kept if memory is short. */
    private volatile SoftReference<Exchange> linted = new SoftReference<>(null);

    Recorded(Exchange bare, Trace trace, LaterEvents later) {
        this.bare = bare;
        this.trace = trace;
        this.later = later;
        this.weight = Weight.of(bare);
    }

    /** Returns the exchange with its findings. Takes a while the first time: not for event loops. */
    @Override
    public Exchange get() {
        Exchange known = linted.get();
        LaterEvents.Seen events = later.seen();
        if (known == null || !known.events().equals(events.events()) || known.droppedEvents() != events.dropped()) {
            known = complete(known == null ? findings() : known.findings(), events);
            linted = new SoftReference<>(known);
        }
        return known;
    }

    /** Returns about how many bytes of memory this takes. */
    long weight() {
        return weight;
    }

    private Exchange complete(List<Finding> findings, LaterEvents.Seen later) {
        return new Exchange(
                bare.number(),
                bare.request(),
                bare.verdict(),
                bare.answerHeaders(),
                bare.answerBody(),
                bare.judgedAt(),
                findings,
                later.events(),
                later.dropped());
    }

    /** If the class path lacks what reading payloads needs, the explanation says so, and must stay readable. */
    private List<Finding> findings() {
        try {
            return List.copyOf(Lint.findings(bare.request(), bare.verdict(), trace));
        } catch (LinkageError e) {
            return List.of();
        }
    }
}
