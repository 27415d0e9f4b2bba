/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.protocol;

import static java.util.Objects.requireNonNull;

/**
 * Why APNs rejected a request. The set is open, because Apple adds reasons without notice: a string that this library
 * does not know becomes an {@link UnknownReason}, and never an exception.
 */
public sealed interface Reason permits KnownReason, UnknownReason {

    /** Returns the reason that {@code wireText} spells in any of its known spellings, or an {@link UnknownReason}. */
    static Reason of(String wireText) {
        requireNonNull(wireText, "wireText");
        KnownReason known = KnownReason.BY_SPELLING.get(wireText);
        return known != null ? known : new UnknownReason(wireText);
    }

    /** Returns the string in the JSON of the answer; for a known reason, APNs' own spelling. */
    String wireText();

    /** Returns what a provider may do with the push. */
    Retry retry();

    /**
     * Returns whether this reason says that the device token is dead, so that it should be removed from the
     * provider's database unless it was registered again after the answer's timestamp. {@code BadDeviceToken} is not
     * among them: a wrong host or topic causes it for tokens that are alive.
     */
    default boolean saysTokenIsDead() {
        return this == KnownReason.UNREGISTERED || this == KnownReason.EXPIRED_TOKEN;
    }
}
