/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.lint;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;

/**
 * What a finished exchange does not show: the habits of the client so far, and what the signature looked like that was
 * cut off. Plain values without a secret.
 *
 * @param connectionsInARow how many pushes in a row, this one included, came each on a connection of their own
 * @param providerTokensInARow how many pushes in a row, this one included, brought a provider token not seen before
 * @param nonstandard where the provider token deviates from the standards
 * @param blankEdges the names of the header fields whose values begin or end with a blank
 */
public record Trace(
        int connectionsInARow, int providerTokensInARow, List<Deviation> nonstandard, List<String> blankEdges) {

    public Trace {
        nonstandard = List.copyOf(nonstandard);
        blankEdges = List.copyOf(blankEdges);
    }
}
