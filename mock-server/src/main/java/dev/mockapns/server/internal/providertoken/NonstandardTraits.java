/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import java.util.List;

/** In which respects a provider token strays from the standards, though APNs takes it. */
public final class NonstandardTraits {

    private NonstandardTraits() {}

    /** Returns them in words; none of a provider token that cannot be read at all. */
    public static List<String> of(String providerToken) {
        try {
            return Parser.parse(providerToken).dialects();
        } catch (Malformed e) {
            return List.of();
        }
    }
}
