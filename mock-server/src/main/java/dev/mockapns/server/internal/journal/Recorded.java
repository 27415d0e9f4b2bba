/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Finding;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.lint.Lint;
import dev.mockapns.server.internal.lint.Trace;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An exchange as the journal keeps it; it and its findings are made when it is first read. Thread-safe. */
final class Recorded implements Supplier<Exchange> {

    private final long number;
    private final ApnsRequest request;
    private final Verdict verdict;
    private final List<Header> answerHeaders;
    private final String answerBody;
    private final Instant judgedAt;
    private final Trace trace;
    private final LaterEvents later;
    private final long weight;

    /** Findings can be computed again, so they need not be kept if memory is short. */
    private volatile @Nullable SoftReference<Exchange> read;

    /**
     * Keeps an exchange.
     *
     * @param request without secrets
     * @param weight about how many bytes of memory this takes
     */
    Recorded(
            long number,
            ApnsRequest request,
            Verdict verdict,
            List<Header> answerHeaders,
            String answerBody,
            Instant judgedAt,
            Trace trace,
            LaterEvents later,
            long weight) {
        this.number = number;
        this.request = request;
        this.verdict = verdict;
        this.answerHeaders = List.copyOf(answerHeaders);
        this.answerBody = answerBody;
        this.judgedAt = judgedAt;
        this.trace = trace;
        this.later = later;
        this.weight = weight;
    }

    /** Returns the exchange with its findings. Takes a while the first time: not for event loops. */
    @Override
    public Exchange get() {
        SoftReference<Exchange> last = read;
        Exchange known = last == null ? null : last.get();
        LaterEvents.Seen events = later.seen();
        if (known == null || !known.events().equals(events.events()) || known.droppedEvents() != events.dropped()) {
            known = complete(known == null ? findings() : known.findings(), events);
            read = new SoftReference<>(known);
        }
        return known;
    }

    ApnsRequest request() {
        return request;
    }

    boolean isRejected() {
        return verdict instanceof Verdict.Rejected;
    }

    /** Returns about how many bytes of memory this takes. */
    long weight() {
        return weight;
    }

    private Exchange complete(List<Finding> findings, LaterEvents.Seen later) {
        return new Exchange(
                number,
                request,
                verdict,
                answerHeaders,
                answerBody,
                judgedAt,
                findings,
                later.events(),
                later.dropped());
    }

    /** If the class path lacks what reading payloads needs, the explanation says so, and must stay readable. */
    private List<Finding> findings() {
        try {
            return List.copyOf(Lint.findings(request, verdict, trace));
        } catch (LinkageError e) {
            return List.of();
        }
    }
}
