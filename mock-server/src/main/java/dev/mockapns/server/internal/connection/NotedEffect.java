/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.connection;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.connection.ConnectionEffect;

/**
 * An effect that goes with an answer.
 *
 * @param note why, from whoever decided the effect; goes on the record of the connection if the effect is performed
 */
public record NotedEffect(ConnectionEffect effect, Note note) {

    public NotedEffect {
        requireNonNull(effect, "effect");
        requireNonNull(note, "note");
    }
}
