/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.script;

import static java.util.Objects.requireNonNull;

import dev.mockapns.server.exchange.ApnsRequest;
import dev.mockapns.server.script.Directive;
import dev.mockapns.server.script.Script;

/** Holds the script of the test author. Thread-safe. */
public final class ScriptSeam {

    private static final Script NONE = request -> Directive.judge();

    private volatile Script script = NONE;

    public void use(Script script) {
        this.script = requireNonNull(script, "script");
    }

    public void reset() {
        script = NONE;
    }

    /**
     * Returns what the script says.
     *
     * @throws ScriptFailure if it throws, or says nothing
     */
    public Directive direct(ApnsRequest request) throws ScriptFailure {
        try {
            return requireNonNull(script.direct(request), "the script returned null");
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new ScriptFailure(e);
        }
    }
}
