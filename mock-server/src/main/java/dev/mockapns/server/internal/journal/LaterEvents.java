/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.ExchangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what happens to one exchange after its verdict, also before it is recorded and after the journal dropped it. It holds
 * nothing else of the exchange, so that a push that waits for its device keeps little. Thread-safe, and never waits for long.
 */
public final class LaterEvents implements Consumer<ExchangeEvent> {

    private static final Seen NOTHING = new Seen(List.of(), 0);

    private final Changes changes;
    private volatile Seen seen = NOTHING;

    /** @param changes counts each event */
    LaterEvents(Changes changes) {
        this.changes = changes;
    }

    /**
     * The events so far.
     *
     * @param dropped how many more there were
     */
    record Seen(List<ExchangeEvent> events, long dropped) {

        Seen {
            events = List.copyOf(events);
        }

        Seen with(ExchangeEvent event) {
            if (events.size() == Exchange.MAX_EVENTS) {
                return new Seen(events, dropped + 1);
            }
            List<ExchangeEvent> more = new ArrayList<>(events);
            more.add(event);
            return new Seen(more, dropped);
        }
    }

    @Override
    public void accept(ExchangeEvent event) {
        synchronized (this) {
            seen = seen.with(event);
        }
        changes.signalFromOutside();
    }

    Seen seen() {
        return seen;
    }
}
