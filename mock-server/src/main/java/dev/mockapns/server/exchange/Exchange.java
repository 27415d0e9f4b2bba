/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Dialect;
import java.time.Instant;
import java.util.List;

/**
 * A request with its verdict and its answer. It does not change: read it again from the journal to see later
 * {@link #events()}.
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
 * @param events what happened to it after the verdict, such as {@link ExchangeEvent.Delivered} or
 *     {@link ExchangeEvent.Lost}, the oldest first; most exchanges have none. The same exchange, read later from the
 *     journal, may have more. The first {@value #MAX_EVENTS} are kept
 * @param droppedEvents how many later events are not kept
 */
public record Exchange(
        long number,
        ApnsRequest request,
        Verdict verdict,
        List<Header> answerHeaders,
        String answerBody,
        Instant judgedAt,
        List<Finding> findings,
        List<ExchangeEvent> events,
        long droppedEvents) {

    /** How many events of an exchange are kept. */
    public static final int MAX_EVENTS = 100;

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
     * Returns the verdict of an accepted push, with its delivery.
     *
     * @throws IllegalStateException if it is no accepted push; the message has its number, its outcome and the remedy
     */
    public Verdict.Accepted accepted() {
        if (verdict instanceof Verdict.Accepted accepted) {
            return accepted;
        }
        throw isNot("accepted");
    }

    /**
     * Returns the verdict of a rejected request, with its cause. {@link Verdict#rejected()} is for those that may have been
     * accepted.
     *
     * @throws IllegalStateException if it was not rejected; the message has its number, its outcome and the remedy
     */
    public Verdict.Rejected rejected() {
        return verdict.rejected().orElseThrow(() -> isNot("rejected"));
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

    private IllegalStateException isNot(String expected) {
        return new IllegalStateException("exchange #" + number + " was not " + expected + ": read " + accessor()
                + " of it, or read another exchange of the journal\n" + describe());
    }

    /** Returns the most specific method that returns the verdict. */
    private String accessor() {
        if (verdict.isAccepted()) {
            return "accepted()";
        }
        return verdict.rejected().isPresent() ? "rejected()" : "verdict()";
    }
}
