/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Decides which connection ends for the bytes that the server holds: of requests that are not complete, and of answers that wait
 * for their client.
 *
 * @param perConnection what it may hold for one connection
 * @param total what it may hold for all
 */
public record HeldLimits(long perConnection, long total) {

    /** What the server may hold for one connection: 1000 requests with the largest headers and payloads. */
    public static final long MAX_PER_CONNECTION = 16L << 20;

    /** Returns the limits of a server that may hold {@code total} bytes. */
    public static HeldLimits of(long total) {
        return new HeldLimits(Math.min(MAX_PER_CONNECTION, total / 2), total);
    }

    /** Tells whether a connection may have to end, so that {@link #decide} is to be asked. */
    public boolean areExceeded(long heldForOne, long heldForAll) {
        return heldForOne > perConnection || heldForAll > total;
    }

    /**
     * Returns which connection ends, and what happens to it; empty if none does. A connection for which too much is held ends;
     * if all together hold too much, the one with the most.
     *
     * @param <C> how the caller tells connections apart
     * @param changed the connection for which more is held than before
     * @param held how many bytes are held for a connection
     */
    public <C> Optional<Overrun<C>> decide(C changed, Collection<C> connections, ToLongFunction<C> held) {
        long heldForOne = held.applyAsLong(changed);
        if (heldForOne > perConnection) {
            return Optional.of(new Overrun<>(changed, new Event.HoldsTooMuch(heldForOne, perConnection)));
        }
        long heldForAll = connections.stream().mapToLong(held).sum();
        if (heldForAll <= total) {
            return Optional.empty();
        }
        return connections.stream()
                .max(Comparator.comparingLong(held))
                .map(most ->
                        new Overrun<>(most, new Event.HoldsMostOfTooMuch(heldForAll, total, held.applyAsLong(most))));
    }

    /** A connection for which too much is held. */
    public record Overrun<C>(C connection, Event event) {}
}
