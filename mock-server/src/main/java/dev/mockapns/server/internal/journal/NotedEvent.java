/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.journal;

import dev.mockapns.server.exchange.ConnectionEvent;
import java.util.Optional;
import java.util.function.Supplier;

/** An event as it was noted; it is described when somebody first reads it. Thread-safe. */
final class NotedEvent implements Supplier<ConnectionEvent> {

    private final ConnectionEvent.Kind kind;
    private final Supplier<ConnectionEvent> event;
    private volatile Optional<ConnectionEvent> described = Optional.empty();

    NotedEvent(ConnectionEvent.Kind kind, Supplier<ConnectionEvent> event) {
        this.kind = kind;
        this.event = event;
    }

    ConnectionEvent.Kind kind() {
        return kind;
    }

    @Override
    public ConnectionEvent get() {
        if (described.isEmpty()) {
            described = Optional.of(event.get());
        }
        return described.get();
    }
}
