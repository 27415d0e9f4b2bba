/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providertoken;

import dev.mockapns.server.cause.Cause;
import dev.mockapns.server.cause.Prose;

/** The text is not a JWT. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Cause cause;

    Malformed(String because, String advice) {
        super(because, null, false, false);
        this.cause = new Prose(because, advice);
    }

    Cause cause() {
        return cause;
    }
}
