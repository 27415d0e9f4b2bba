/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

/**
 * What becomes of a new connection.
 *
 * @param <C> how the caller tells connections apart
 */
public sealed interface Acceptance<C> {

    /** It is accepted. */
    record Accepted<C>() implements Acceptance<C> {}

    /**
     * It is accepted, and another connection ends for it.
     *
     * @param replaced the other; {@link Event.Replaced} happens to it
     */
    record AcceptedInPlaceOf<C>(C replaced) implements Acceptance<C> {}

    /** It is closed at once. */
    record Refused<C>(Note note) implements Acceptance<C> {}
}
