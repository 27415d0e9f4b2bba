/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import java.util.function.Supplier;

/** Hears of every exchange that is recorded. */
public interface RecordListener {

    /**
     * Queues an exchange, under the journal's lock. It takes a while to get it, and is left to another thread.
     *
     * @param bytes about how much memory the exchange takes
     */
    void recorded(Verdict verdict, Supplier<Exchange> exchange, long bytes);

    /** Does what need not be done under a lock, after {@link #recorded}. */
    void afterRecord();
}
