/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.exchange;

import dev.mockapns.protocol.Environment;
import dev.mockapns.server.cause.Dialect;
import dev.mockapns.server.connection.ListenerKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the record of a connection as the few lines that people read. */
final class ConnectionText {

    private ConnectionText() {}

    static String of(ConnectionRecord connection, Dialect dialect) {
        String environment = connection.environment().map(Environment::toString).orElse("both environments");
        String listener = environment
                + (connection.listener().equals(Optional.of(ListenerKind.MANAGEMENT)) ? " channel management" : "");
        return "connection " + connection.number() + " from " + connection.remoteAddress() + " to port "
                + connection.port() + " (" + listener + ")"
                + connection.events().stream()
                        .filter(event -> event.isProblem() || event.kind().endsConnection())
                        .map(ConnectionEvent::kind)
                        .distinct()
                        .map(kind -> told(connection, kind, dialect))
                        .collect(Collectors.joining());
    }

    /** Problems of one kind come in numbers and have the same cause: the first is enough. */
    private static String told(ConnectionRecord connection, ConnectionEvent.Kind kind, Dialect dialect) {
        List<ConnectionEvent> alike = connection.events().stream()
                .filter(event -> event.kind() == kind)
                .toList();
        ConnectionEvent first = alike.get(0);
        String more = alike.size() == 1 ? "" : " (and " + (alike.size() - 1) + " more)";
        return "\n    " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + more + "\n    because  "
                + first.because()
                + first.advice(dialect)
                        .map(advice -> "\n    advice   " + advice)
                        .orElse("");
    }
}
