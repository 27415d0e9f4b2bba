/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.cause.HandshakeCause;
import dev.mockapns.server.exchange.ConnectionEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides whether a new connection is accepted: while as many as allowed are open, only in place of one that is idle. */
public final class AcceptRules {

    /** How long a connection has to be idle before it ends for a new one: busy clients keep theirs. */
    public static final Duration IDLE = Duration.ofSeconds(10);

    private AcceptRules() {}

    /**
     * Decides about a new connection. Of several that may end for it, the one that is idle for longest does.
     *
     * @param open how many connections are open, with the new one
     * @param allowed how many may be open
     * @param others the other connections; asked for only if too many are open
     * @param now the fake's time
     */
    public static <C> Acceptance<C> decide(
            int open, int allowed, Supplier<List<OpenConnection<C>>> others, Instant now) {
        if (open <= allowed) {
            return new Acceptance.Accepted<>();
        }
        Optional<OpenConnection<C>> replaced = others.get().stream()
                .filter(OpenConnection::isIdle)
                .filter(other -> !other.lastActive().isAfter(now.minus(IDLE)))
                .min(Comparator.comparing(OpenConnection::lastActive));
        return replaced.<Acceptance<C>>map(other -> new Acceptance.AcceptedInPlaceOf<>(other.connection()))
                .orElseGet(() -> new Acceptance.Refused<>(
                        new Note(Kind.TOO_MANY_CONNECTIONS, new HandshakeCause.TooManyConnections(allowed, IDLE))));
    }
}
