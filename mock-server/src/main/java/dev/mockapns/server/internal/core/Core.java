/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.core;

import dev.mockapns.server.exchange.ApnsRequest;

/** The core as the shell sees it: one request in, one reply out, no I/O. Called on the server's event loop. */
public interface Core {

    /** Judges, delivers and records {@code request}. Never throws: what fails inside is an InternalServerError. */
    Reply answer(ApnsRequest request, ConnectionState state);
}
