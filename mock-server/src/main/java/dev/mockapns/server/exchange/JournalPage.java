/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The exchanges that {@code Journal.after} returns at a time.
 *
 * @param exchanges in the order of their verdicts; empty if there is nothing new
 * @param position where the page ends and the next one begins, as the number of exchanges since the start of the server
 * @param leftOut how many requests that were not rejected had no room on the page; no later page has them
 * @param dropped how many exchanges the journal dropped before this page was read
 */
public record JournalPage(List<Exchange> exchanges, long position, long leftOut, long dropped) {

    public JournalPage {
        exchanges = List.copyOf(requireNonNull(exchanges, "exchanges"));
    }
}
