/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.stub;

import dev.mockapns.server.exchange.ApnsRequest;

/**
 * Says what must happen to a request. Asked before any rule, on the server's event loop: it must not block.
 */
@FunctionalInterface
public interface Stub {

    /** Returns what to do with {@code request}; {@link StubResponse#thenRules()} leaves it to the rules. */
    StubResponse respond(ApnsRequest request);
}
