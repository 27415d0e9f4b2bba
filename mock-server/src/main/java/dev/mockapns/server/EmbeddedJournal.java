/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.internal.journal.ExchangeJournal;
import java.time.Duration;
import java.util.List;

/** The journal of a fake in this JVM. */
final class EmbeddedJournal implements Journal {

    private final ExchangeJournal journal;

    EmbeddedJournal(ExchangeJournal journal) {
        this.journal = journal;
    }

    @Override
    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    @Override
    public List<Exchange> await(int count, Duration timeout) {
        return journal.await(count, timeout);
    }

    @Override
    public long dropped() {
        return journal.dropped();
    }

    @Override
    public void clear() {
        journal.clear();
    }

    @Override
    public String report() {
        return report(Integer.MAX_VALUE);
    }

    @Override
    public String report(int count) {
        return journal.report(count);
    }

    @Override
    public String toString() {
        return report();
    }
}
