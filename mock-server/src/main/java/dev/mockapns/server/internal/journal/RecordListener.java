/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.Exchange;
import dev.mockapns.server.exchange.Verdict;
import java.util.function.Supplier;

/** Is told of every exchange that is recorded. */
public interface RecordListener {

    /**
     * Queues an exchange, under the journal's lock. Getting it takes a while, so another thread must do that.
     *
     * @param bytes about how much memory the exchange takes
     */
    void recorded(Verdict verdict, Supplier<Exchange> exchange, long bytes);

    /** Does what needs no lock, after {@link #recorded}. */
    void afterRecord();
}
