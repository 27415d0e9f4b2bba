/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.ExchangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what happens to one exchange after its verdict, also before it is recorded and after the journal dropped it. It holds
 * nothing else of the exchange, so that a push that waits for its device keeps little. Thread-safe, and never waits.
 */
public final class LaterEvents implements Consumer<ExchangeEvent> {

    private static final int MAX_EVENTS = 8;

    private volatile List<ExchangeEvent> events = List.of();

    @Override
    public synchronized void accept(ExchangeEvent event) {
        if (events.size() < MAX_EVENTS) {
            List<ExchangeEvent> more = new ArrayList<>(events);
            more.add(event);
            events = List.copyOf(more);
        }
    }

    List<ExchangeEvent> list() {
        return events;
    }
}
