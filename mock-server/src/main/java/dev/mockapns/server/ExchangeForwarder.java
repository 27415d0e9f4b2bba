/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.events.EventDispatcher;
import dev.mockapns.server.internal.journal.RecordListener;
import java.util.function.Supplier;

/** Forwards exchanges from the journal to the dispatcher of events. */
record ExchangeForwarder(EventDispatcher events) implements RecordListener {

    @Override
    public void recorded(Verdict verdict, Supplier<Exchange> exchange, long bytes) {
        events.recorded(verdict, exchange, bytes);
    }

    @Override
    public void afterRecord() {
        events.warnOfDropped();
    }
}
