/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.script;

/** A script threw instead of saying what to do. */
public final class ScriptFailure extends Exception {

    private static final long serialVersionUID = 1;

    ScriptFailure(Throwable cause) {
        super(
                cause.getClass().getSimpleName()
                        + (cause.getMessage() == null
                                ? ""
                                : ": " + cause.getMessage().lines().findFirst().orElse("")),
                cause);
    }
}
