/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ConnectionRecord;
import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.JournalPage;
import dev.mockapns.server.internal.events.EventDispatcher;
import dev.mockapns.server.internal.journal.ConnectionJournal;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal of a fake in this JVM. */
final class EmbeddedJournal implements Journal {

    private final ExchangeJournal journal;
    private final ConnectionJournal connections;
    private final EventDispatcher events;

    EmbeddedJournal(ExchangeJournal journal, ConnectionJournal connections, EventDispatcher events) {
        this.journal = journal;
        this.connections = connections;
        this.events = events;
    }

    @Override
    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    @Override
    public JournalPage after(long position, int max) {
        return journal.after(position, max);
    }

    @Override
    public List<Exchange> await(int count, Duration timeout) {
        return journal.await(count, requireNonNull(timeout, "timeout"));
    }

    @Override
    public List<Exchange> exchanges(Predicate<Exchange> matcher) {
        requireNonNull(matcher, "matcher");
        return journal.exchanges().stream().filter(matcher).toList();
    }

    @Override
    public Exchange await(Predicate<Exchange> matcher, Duration timeout) {
        return journal.await(matcher, timeout);
    }

    @Override
    public List<ConnectionRecord> connections() {
        return connections.connections();
    }

    @Override
    public ConnectionRecord awaitConnection(Predicate<ConnectionRecord> matcher, Duration timeout) {
        return connections.await(matcher, timeout);
    }

    @Override
    public void onRejection(Consumer<Exchange> listener) {
        events.addRejectionListener(listener);
    }

    @Override
    public void onWarning(Consumer<Exchange> listener) {
        events.addWarningListener(listener);
    }

    @Override
    public long dropped() {
        return journal.dropped();
    }

    @Override
    public long cleared() {
        return journal.cleared();
    }

    @Override
    public void clear() {
        journal.clear();
        connections.clear();
    }

    @Override
    public String report() {
        return report(Integer.MAX_VALUE);
    }

    @Override
    public String report(int count) {
        return joined(journal.report(count), connections.report(count));
    }

    @Override
    public String summary(int count) {
        return joined(journal.summary(count), connections.report(count));
    }

    private static String joined(String exchanges, String connections) {
        return Stream.of(exchanges, connections).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return report();
    }
}
