/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.server.options.UnknownTokens;

/** How the fake of {@link MockApns} answers to device tokens that it never issued. */
public enum UnknownTokenHandling {
    /** Inherited from the next outer annotation; {@link #ACCEPT} if there is none. */
    INHERIT,

    /** As {@link UnknownTokens#ACCEPT}. */
    ACCEPT,

    /** As {@link UnknownTokens#REJECT}. */
    REJECT;

    UnknownTokens unknownTokens() {
        return this == REJECT ? UnknownTokens.REJECT : UnknownTokens.ACCEPT;
    }
}
