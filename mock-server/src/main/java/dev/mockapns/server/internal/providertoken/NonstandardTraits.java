/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.ProviderTokenFormatCause.Deviation;
import java.util.List;

/** Finds where a provider token deviates from the standards, although APNs accepts it. */
public final class NonstandardTraits {

    private NonstandardTraits() {}

    /** Returns the deviations; none of a provider token that cannot be read at all. */
    public static List<Deviation> of(String providerToken) {
        try {
            return Parser.parse(providerToken).deviations();
        } catch (Malformed e) {
            return List.of();
        }
    }
}
