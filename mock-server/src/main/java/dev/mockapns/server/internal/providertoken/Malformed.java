/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;

/** The text is not a JWT. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Cause cause;

    Malformed(Cause cause) {
        super("malformed provider token", null, false, false);
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }
}
