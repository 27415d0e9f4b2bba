/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import dev.mockapns.server.internal.callhome.CallHome;
import dev.mockapns.server.internal.journal.RecordListener;
import java.util.function.Supplier;

/** Hands exchanges from the journal to those who tell listeners of them. */
record ToListeners(CallHome callHome) implements RecordListener {

    @Override
    public void recorded(Verdict verdict, Supplier<Exchange> exchange, long bytes) {
        callHome.tell(verdict, exchange, bytes);
    }

    @Override
    public void afterRecord() {
        callHome.warnOfLosses();
    }
}
