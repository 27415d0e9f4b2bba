/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.connection.ConnectionEffect;
import dev.mockapns.server.exchange.ConnectionEvent;
import java.util.List;

/**
 * What follows from an event.
 *
 * @param effects to perform in this order; empty if nothing is to be done
 * @param notes for the record of the connection, before the effects are performed
 */
public record Decision(Lifecycle next, List<ConnectionEffect> effects, List<Note> notes) {

    public Decision {
        effects = List.copyOf(effects);
        notes = List.copyOf(notes);
    }

    static Decision nothing(Lifecycle next) {
        return new Decision(next, List.of(), List.of());
    }

    static Decision of(Lifecycle next, ConnectionEffect... effects) {
        return new Decision(next, List.of(effects), List.of());
    }

    /** Returns this with a note and no other. */
    Decision noting(ConnectionEvent.Kind kind, Cause cause) {
        return new Decision(next, effects, List.of(new Note(kind, cause)));
    }
}
