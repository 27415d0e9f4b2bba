/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Dialect;
import java.time.Instant;
import java.util.List;

/**
 * A request with its verdict and its answer.
 *
 * @param number counts the exchanges of one server from 1
 * @param request the request without credentials: signatures of provider tokens are masked everywhere, in the body
 *     by {@code *} for each byte
 * @param verdict whether it was accepted or rejected, and why
 * @param answerHeaders the header fields of the answer, {@code :status} apart
 * @param answerBody the body of the answer; empty for an accepted push; a list of channels is cut at 5120 characters
 * @param judgedAt when it was judged, on the fake's clock
 * @param findings what APNs would accept and then punish or ignore, the worst first. Findings about headers and
 *     payload are only in accepted pushes, because a rejection has its reason
 * @param events what happened to it after the verdict, the oldest first, at most eight; most exchanges have none.
 *     An exchange that is read again may have more
 */
public record Exchange(
        long number,
        ApnsRequest request,
        Verdict verdict,
        List<Header> answerHeaders,
        String answerBody,
        Instant judgedAt,
        List<Finding> findings,
        List<ExchangeEvent> events) {

    public Exchange {
        requireNonNull(request, "request");
        requireNonNull(verdict, "verdict");
        answerHeaders = List.copyOf(requireNonNull(answerHeaders, "answerHeaders"));
        requireNonNull(answerBody, "answerBody");
        requireNonNull(judgedAt, "judgedAt");
        findings = List.copyOf(requireNonNull(findings, "findings"));
        events = List.copyOf(requireNonNull(events, "events"));
    }

    /**
     * Returns this exchange as text for people: one line of facts, then why, then what to do about a rejection, then
     * its warnings. Notes are left to {@link #findings()} and to the end of a report of the journal. Device tokens are
     * shortened.
     */
    public String describe() {
        return describe(Dialect.JAVA);
    }

    /** As {@link #describe()}, with advice in {@code dialect}. */
    public String describe(Dialect dialect) {
        return ExchangeText.of(this, requireNonNull(dialect, "dialect"));
    }

    /** As {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
