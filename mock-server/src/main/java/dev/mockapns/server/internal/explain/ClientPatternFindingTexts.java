/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.explain;

import dev.mockapns.server.cause.ClientPatternFinding;
import dev.mockapns.server.cause.ClientPatternFinding.ConnectionPerRequest;
import dev.mockapns.server.cause.ClientPatternFinding.ProviderTokenPerRequest;
import java.util.List;

/** The sentences for {@link ClientPatternFinding}. */
final class ClientPatternFindingTexts {

    static final List<Text<?>> ALL = List.of(
            Text.of(
                    ConnectionPerRequest.class,
                    cause -> "each of the last " + cause.requests() + " requests came on a new connection, opened after"
                            + " the previous request was answered; APNs may treat this as an attack and block the sender",
                    cause -> "keep one connection or a small pool open for hours, and send every push through it"),
            Text.of(
                    ProviderTokenPerRequest.class,
                    cause ->
                            "each of the last " + cause.requests() + " requests had a new provider token; APNs allows a"
                                    + " new one at most every 20 minutes on a connection, and answers TooManyProviderTokenUpdates"
                                    + " to tokens that change more often",
                    cause -> "send the same provider token with every request, and make a new one when it is between 20"
                            + " and 60 minutes old, for example every 40 minutes"));

    private ClientPatternFindingTexts() {}
}
