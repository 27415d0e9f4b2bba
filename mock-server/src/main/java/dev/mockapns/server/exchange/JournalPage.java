/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a reader of the journal gets of the exchanges that were recorded after its position.
 *
 * @param exchanges in the order of their verdicts
 * @param position the position to read on from: how many exchanges the server had recorded before
 * @param leftOut how many requests that were not rejected are not in {@code exchanges}, because there are too many
 * @param dropped how many exchanges the journal dropped before they could be read
 */
public record JournalPage(List<Exchange> exchanges, long position, long leftOut, long dropped) {

    public JournalPage {
        exchanges = List.copyOf(requireNonNull(exchanges, "exchanges"));
    }
}
