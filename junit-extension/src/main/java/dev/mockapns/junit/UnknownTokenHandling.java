/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import dev.mockapns.server.options.UnknownTokens;

/** What {@link MockApns} says of device tokens that the fake never issued. */
public enum UnknownTokenHandling {
    /** As the next annotation outwards says; {@link #ACCEPT} where none says anything. */
    INHERIT,

    /** As {@link UnknownTokens#ACCEPT}. */
    ACCEPT,

    /** As {@link UnknownTokens#REJECT}. */
    REJECT;

    UnknownTokens unknownTokens() {
        return this == REJECT ? UnknownTokens.REJECT : UnknownTokens.ACCEPT;
    }
}
