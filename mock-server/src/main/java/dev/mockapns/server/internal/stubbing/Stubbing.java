/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.stubbing;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.stub.Stub;
import dev.mockapns.server.stub.StubResponse;

/** Holds the stub of the test author. Thread-safe. */
public final class Stubbing {

    private static final Stub NONE = request -> StubResponse.thenRules();

    private volatile Stub stub = NONE;

    public void use(Stub stub) {
        this.stub = requireNonNull(stub, "stub");
    }

    public void reset() {
        stub = NONE;
    }

    /**
     * Returns the response of the stub.
     *
     * @throws StubFailure if it throws or returns null
     */
    public StubResponse response(ApnsRequest request) throws StubFailure {
        try {
            return requireNonNull(stub.respond(request), "the stub returned null");
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new StubFailure(e);
        }
    }
}
