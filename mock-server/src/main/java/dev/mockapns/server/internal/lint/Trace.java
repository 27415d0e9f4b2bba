/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;

/**
 * Values of a request that its redacted exchange no longer shows: the patterns of the client so far, and how its provider token
 * and its header values deviate from the standards. Plain values without a secret.
 *
 * @param connectionsInARow how many pushes in a row, this one included, each came on a connection of its own
 * @param providerTokensInARow how many pushes in a row, this one included, each had a provider token not seen before
 * @param nonstandard how the provider token deviates from the standards
 * @param blankEdges the names of the header fields whose values begin or end with a space or tab
 */
public record Trace(
        int connectionsInARow, int providerTokensInARow, List<Deviation> nonstandard, List<String> blankEdges) {

    public Trace {
        nonstandard = List.copyOf(nonstandard);
        blankEdges = List.copyOf(blankEdges);
    }
}
