/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.auth;

import java.util.Optional;

/** Supplies the provider token of each request. Thread-safe. */
@FunctionalInterface
public interface Authorization {

    /** Sends no provider token. */
    Authorization NONE = Optional::empty;

    /** Returns the provider token to send now; empty if requests carry none. May sign a new one. */
    Optional<ProviderToken> token();

    /** Stops supplying {@code refused}. Does nothing by default, because without a provider token none is refused. */
    default void discard(ProviderToken refused) {}
}
