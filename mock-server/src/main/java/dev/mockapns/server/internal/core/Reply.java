/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.server.exchange.ExchangeEvent;
import dev.mockapns.server.exchange.Header;
import dev.mockapns.server.internal.connection.Binding;
import dev.mockapns.server.internal.connection.ConnectionState;
import dev.mockapns.server.internal.connection.NotedEffect;
import java.util.List;
import java.util.function.Consumer;

/**
 * What goes back to the client, and what else is done to its connection.
 *
 * @param headers without {@code :status}
 * @param body empty for none; END_STREAM is then set on the HEADERS frame
 * @param effects to perform once the answer is written
 * @param next the state of the connection from now on
 * @param later takes what happens to the exchange once the answer is written
 */
public record Reply(
        int status,
        List<Header> headers,
        String body,
        List<NotedEffect> effects,
        ConnectionState next,
        Consumer<? super ExchangeEvent> later) {

    public Reply {
        headers = List.copyOf(headers);
        effects = List.copyOf(effects);
    }

    /** Returns a reply without effects, to something that is not recorded. */
    public Reply(int status, List<Header> headers, String body, ConnectionState next) {
        this(status, headers, body, List.of(), next, event -> {});
    }

    /** Returns this reply with a connection bound by it; the first binding holds. */
    public Reply bind(Binding binding) {
        return new Reply(status, headers, body, effects, next.bind(binding), later);
    }
}
