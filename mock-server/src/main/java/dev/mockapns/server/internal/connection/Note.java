/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.exchange.ConnectionEvent;

/** What goes on the record of a connection; the time is added when it does. */
public record Note(ConnectionEvent.Kind kind, Cause cause) {

    public Note {
        requireNonNull(kind, "kind");
        requireNonNull(cause, "cause");
    }
}
