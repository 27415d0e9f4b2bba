/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import dev.mockapns.server.connection.ConnectionEffect;
import java.util.List;

/**
 * What follows from an event.
 *
 * @param effects to perform in this order; empty if nothing is to be done
 */
public record Decision(Lifecycle next, List<ConnectionEffect> effects) {

    public Decision {
        effects = List.copyOf(effects);
    }

    static Decision nothing(Lifecycle next) {
        return new Decision(next, List.of());
    }

    static Decision of(Lifecycle next, ConnectionEffect... effects) {
        return new Decision(next, List.of(effects));
    }
}
