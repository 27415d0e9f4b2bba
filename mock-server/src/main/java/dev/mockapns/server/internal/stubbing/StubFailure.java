/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.stubbing;

/** A stub threw instead of returning a response. */
public final class StubFailure extends Exception {

    private static final long serialVersionUID = 1;

    StubFailure(Throwable cause) {
        super(
                cause.getClass().getSimpleName()
                        + (cause.getMessage() == null
                                ? ""
                                : ": " + cause.getMessage().lines().findFirst().orElse("")),
                cause);
    }
}
