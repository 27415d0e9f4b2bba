/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.JournalPage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The record of every exchange, in the order of their verdicts. Bounded: the oldest are dropped first. A push is in it
 * before the client sees the answer. Thread-safe.
 */
public interface Journal {

    /** Returns the exchanges that are kept, the oldest first. */
    List<Exchange> exchanges();

    /**
     * Returns those of {@link #exchanges()} that match. For embedded fakes: a lambda cannot be sent to
     * a fake in another process.
     */
    List<Exchange> exchanges(Predicate<Exchange> matcher);

    /**
     * Returns a page of the exchanges that were recorded after {@code position}, for a program that prints or stores what
     * happens while the fake runs. It begins at position 0 and asks again, as often as it likes, from where the last page
     * ended:
     *
     * <pre>{@code
     * JournalPage page = apns.journal().after(position, 250);
     * page.exchanges().forEach(exchange -> System.out.println(exchange.describe()));
     * position = page.position();
     * }</pre>
     *
     * <p>A page with room for all exchanges has all of them, up to the end of the journal. Otherwise it has every rejected
     * request, and an evenly spread sample of the others in the room that is left; if the rejected requests alone are more
     * than {@code max}, the page ends with the one that fills it. So a reader that is slower than its clients gets every
     * rejection that the journal still has, and learns how many other requests it did not get.
     *
     * <p>Returns at once, also if there is nothing new; {@link #await(Predicate, Duration)} waits.
     *
     * @param position how many of the exchanges since the start of the server to skip, those that {@link #clear()} and {@link
     *     MockApnsServer#reset()} removed included; more than there are means the end of the journal
     * @param max the largest number of exchanges on the page, 1 or more
     * @throws IllegalArgumentException if {@code position} is negative or {@code max} is not positive
     */
    JournalPage after(long position, int max);

    /**
     * Waits until {@code count} exchanges have been recorded since the start or the last {@link #clear()}, those that
     * were dropped included, and returns those that are kept.
     *
     * @throws AssertionError if that takes longer than {@code timeout}, or the fake is closed; its message holds the
     *     {@link #report()}
     */
    List<Exchange> await(int count, Duration timeout);

    /**
     * Waits for an exchange of which {@code matcher} is true, and returns the oldest such. An exchange that is in the journal
     * already counts, and so does one that gets a later event ({@link Exchange#events()}). For embedded fakes, as
     * {@link #exchanges(Predicate)}.
     *
     * @param matcher called on the calling thread, for every exchange whenever another one is recorded or one gets a later
     *     event; may block
     * @throws AssertionError if that takes longer than {@code timeout}, or the fake is closed; its message says how many
     *     exchanges there are and shows the latest
     */
    Exchange await(Predicate<Exchange> matcher, Duration timeout);

    /**
     * Returns the records of the connections that are kept, the oldest first: at most 1000. They have the problems
     * without an HTTP response, of which there is no exchange: a failed handshake, a refused stream.
     */
    List<ConnectionRecord> connections();

    /**
     * Waits for a connection that matches, and returns its record; the oldest one if there are several.
     *
     * @param matcher asked again whenever something happens to a connection; must not block
     * @throws AssertionError if that takes longer than {@code timeout}, or the fake is closed; its message holds
     *     every record
     */
    ConnectionRecord awaitConnection(Predicate<ConnectionRecord> matcher, Duration timeout);

    /**
     * Calls {@code listener} for every rejected request from now on. Listeners run in order on one thread of the
     * server, the one of {@link MockApnsServer#onToken}, so they may block; {@link MockApnsServer#settle} waits for
     * them and {@link MockApnsServer#reset} forgets them. An exception of a listener is logged.
     */
    void onRejection(Consumer<Exchange> listener);

    /**
     * Calls {@code listener} for every request from now on that is accepted with a finding of level
     * {@link dev.mockapns.server.exchange.Finding.Level#WARN}; otherwise as {@link #onRejection}. Findings are computed
     * on the thread of the listeners, so while more than 1,000 events wait there, accepted requests are skipped: the
     * next requests are likely to have the same findings.
     */
    void onWarning(Consumer<Exchange> listener);

    /** Returns how many exchanges were dropped, oldest first, since the start or the last {@link #clear()}. */
    long dropped();

    /** Returns how many exchanges {@link #clear()} and {@link MockApnsServer#reset()} removed since the start. */
    long cleared();

    /** Forgets all exchanges, closed connections, and what happened so far to open ones. */
    void clear();

    /**
     * Returns every exchange with its explanation and its warnings, then the names of all notes, then every connection
     * with a problem, as text for people.
     */
    String report();

    /** As {@link #report()}, of the last {@code count} exchanges and as many connections. */
    String report(int count);

    /**
     * Returns a short form, the worst first, as text for people: rejected requests, then accepted ones with warnings,
     * then accepted ones that reached no device. Of those with the same problem, the first is shown, and the others are
     * counted. One line counts the rest.
     *
     * @param count how many kinds of problems, and how many connections with a problem, are shown
     * @throws IllegalArgumentException if {@code count} is negative
     */
    String summary(int count);
}
